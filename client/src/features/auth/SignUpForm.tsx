import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { PasswordField, TextField } from '../../ui/fields';
import { useSignUp } from './queries';

/** For people with an address in one of the company's domains, where the rule allows it. */
export function SignUpForm({
  domains,
  onSignedIn,
}: {
  domains: readonly string[];
  onSignedIn: () => void;
}) {
  const { t } = useTranslation('auth');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signUp = useSignUp();
  return (
    <Form
      label={t('signUp.title')}
      error={signUp.error}
      onSubmit={() => signUp.mutate({ name, email, password }, { onSuccess: onSignedIn })}
    >
      <TextField
        name="name"
        label={t('signUp.name')}
        hint={t('signUp.nameHint')}
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        name="email"
        type="email"
        label={t('signIn.email')}
        hint={t('signUp.domains', { domains: formatList(domains) })}
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        name="password"
        label={t('signUp.password')}
        hint={t('signUp.passwordHint')}
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <SubmitButton size="big" block busy={signUp.isPending}>
        {t('signUp.submit')}
      </SubmitButton>
    </Form>
  );
}
