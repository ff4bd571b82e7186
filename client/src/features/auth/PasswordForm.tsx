import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { PasswordField } from '../../ui/fields';
import { useChangePassword } from './queries';

/** The own password; changing it ends all other sessions. */
export function PasswordForm() {
  const { t } = useTranslation('auth');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChangePassword();
  const submit = () =>
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          toast(t('password.done'));
        },
      },
    );
  return (
    <Form label={t('password.title')} error={change.error} onSubmit={submit}>
      <PasswordField
        name="current"
        label={t('password.current')}
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <PasswordField
        name="next"
        label={t('password.next')}
        hint={t('password.hint')}
        autoComplete="new-password"
        required
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <div>
        <Button type="submit" busy={change.isPending}>
          {t('password.submit')}
        </Button>
      </div>
    </Form>
  );
}
