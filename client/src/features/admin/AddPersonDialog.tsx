import { type Role, roles } from '@leaven/shared/users/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { PasswordField, SelectField, TextField } from '../../ui/fields';
import { useCreatePerson } from '../users/queries';
import styles from './admin.module.css';

/** Makes an account by hand. */
export function AddPersonDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <Dialog open={open} onClose={onClose} title={t('newPerson.title')}>
      <AddPersonForm onClose={onClose} />
    </Dialog>
  );
}

const empty = { name: '', email: '', department: '', password: '' };

function AddPersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const [values, setValues] = useState(empty);
  const [role, setRole] = useState<Role>('member');
  const create = useCreatePerson();
  const bind = (name: keyof typeof empty) => ({
    name,
    value: values[name],
    onChange: (event: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: event.target.value })),
  });
  const submit = () =>
    create.mutate(
      { ...values, role, department: values.department.trim() || null },
      {
        onSuccess: ({ name }) => {
          toast(t('newPerson.done', { name }));
          onClose();
        },
      },
    );
  return (
    <Form error={create.error} onSubmit={submit}>
      <TextField {...bind('name')} label={t('newPerson.name')} autoComplete="off" required />
      <TextField
        {...bind('email')}
        type="email"
        label={t('newPerson.email')}
        autoComplete="off"
        required
      />
      <div className={styles.pair}>
        <SelectField
          name="role"
          label={t('person.role')}
          options={roles.map((value) => ({ value, label: t(`person.${value}`) }))}
          value={role}
          onChange={(event) =>
            setRole(roles.find((known) => known === event.target.value) ?? 'member')
          }
        />
        <TextField {...bind('department')} label={t('newPerson.department')} optional />
      </div>
      <PasswordField
        {...bind('password')}
        label={t('newPerson.password')}
        hint={t('newPerson.passwordHint')}
        autoComplete="new-password"
        required
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={create.isPending}>{t('newPerson.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
