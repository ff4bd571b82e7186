import { AppError } from '@leaven/shared/http/errors';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/Banner';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { PasswordField, TextField } from '../../ui/fields';
import { useSignIn } from './queries';

/** Whole minutes until the next try makes sense, where the server has had enough of them. */
function minutesToWait(error: unknown): number | undefined {
  if (!(error instanceof AppError) || error.status !== 429) return undefined;
  const seconds = Number(error.details?.retryAfter);
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds / 60)) : undefined;
}

/** Sign in with address and password. A refusal keeps both, so that one letter can be put right. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('auth');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const wait = minutesToWait(signIn.error);
  return (
    <Form
      label={t('signIn.title')}
      error={wait === undefined ? signIn.error : undefined}
      onSubmit={() => signIn.mutate({ email, password }, { onSuccess: onSignedIn })}
    >
      {wait !== undefined && (
        <Banner tone="red" icon={IconClock} role="alert">
          {t('signIn.wait', { count: wait })}
        </Banner>
      )}
      <TextField
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        name="password"
        label={t('signIn.password')}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <SubmitButton size="big" block busy={signIn.isPending}>
        {t('signIn.submit')}
      </SubmitButton>
    </Form>
  );
}
