import { AppError } from '@leaven/shared/http/errors';
import { GRACE_DAYS } from '@leaven/shared/users/leaving.schemas';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { endSession } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { CheckField, PasswordField, TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchDeciders, useDeleteAccount } from './queries';
import { answersForSomething } from './successor';

interface Props {
  /** Whose account; null for the own one, which also takes the password. */
  person: { id: string; name: string } | null;
  onClose: () => void;
}

/** Has an account deleted after a time to think again. */
export default function DeleteAccountDialog({ open, ...props }: Props & { open: boolean }) {
  const { t } = useTranslation('leaving');
  const title = props.person ? t('titleOf', { name: props.person.name }) : t('title');
  return (
    <Dialog open={open} onClose={props.onClose} title={title}>
      <DeleteForm {...props} />
    </Dialog>
  );
}

function DeleteForm({ person, onClose }: Props) {
  const { t } = useTranslation('leaving');
  const deletion = useDeleteAccount(person?.id ?? null);
  const [password, setPassword] = useState('');
  const [typed, setTyped] = useState('');
  const [wipe, setWipe] = useState(false);
  const [successor, setSuccessor] = useState<PersonRef>();
  const [tried, setTried] = useState(false);
  // The server knows what they answer for; it is asked once before somebody has to choose.
  const [asked, setAsked] = useState(false);
  const word = t('word');
  const wrongWord = typed.trim().toLocaleLowerCase() !== word.toLocaleLowerCase();
  const needsSuccessor = asked && !successor;

  const submit = () => {
    setTried(true);
    if (wrongWord || needsSuccessor) return;
    deletion.mutate(
      { password, wipe, ...(successor ? { successorId: successor.id } : {}) },
      {
        onSuccess(eraseAt) {
          const date = eraseAt ? formatDay(eraseAt) : '';
          toast(person ? t('askedOf', { name: person.name, date }) : t('asked', { date }));
          onClose();
          if (!person) endSession();
        },
        onError(error) {
          if (!answersForSomething(error)) return;
          setAsked(true);
          setTried(false);
        },
      },
    );
  };

  const isLast = deletion.error instanceof AppError && deletion.error.code === 'last_administrator';
  return (
    <Form
      error={answersForSomething(deletion.error) ? undefined : deletion.error}
      onSubmit={submit}
    >
      <ul className="stack">
        <li>{person ? t('signedOutOf', { name: person.name }) : t('signedOut')}</li>
        <li>{person ? t('graceOf', { count: GRACE_DAYS }) : t('grace', { count: GRACE_DAYS })}</li>
        <li>{t('goes')}</li>
        <li>{t('stays')}</li>
      </ul>
      <CheckField
        label={t(person ? 'wipeOf' : 'wipe')}
        checked={wipe}
        onChange={(event) => setWipe(event.target.checked)}
      />
      {asked && (
        <PersonPicker
          name="successorId"
          label={t('successor')}
          hint={t(person ? 'successorHintOf' : 'successorHint')}
          problem={tried && needsSuccessor ? t('successorNeeded') : undefined}
          value={successor}
          onChange={setSuccessor}
          search={searchDeciders}
        />
      )}
      {!person && (
        <PasswordField
          name="password"
          label={t('password')}
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      <TextField
        name="word"
        label={t('type', { word })}
        autoComplete="off"
        problem={tried && wrongWord ? t('typeProblem', { word }) : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton kind="stop" busy={deletion.isPending} disabled={isLast}>
          {t('submit')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
