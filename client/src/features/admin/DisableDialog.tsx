import type { PersonRef, PersonView } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchDeciders, useUpdatePerson } from '../users/queries';
import { answersForSomething } from '../users/successor';

/** Disables an account; what its person answers for goes to somebody else. */
export function DisableDialog({
  person,
  open,
  onClose,
}: {
  person: PersonView;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('admin');
  return (
    <Dialog open={open} onClose={onClose} title={t('person.disableTitle', { name: person.name })}>
      <DisableForm person={person} onClose={onClose} />
    </Dialog>
  );
}

function DisableForm({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { id, name } = person;
  const disable = useUpdatePerson();
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const [successor, setSuccessor] = useState<PersonRef>();
  const submit = () => {
    setTried(asked);
    if (asked && !successor) return;
    disable.mutate(
      { id, disabled: true, ...(successor ? { successorId: successor.id } : {}) },
      {
        onSuccess: () => {
          toast(t('person.disabledDone', { name }));
          onClose();
        },
        onError: (error) => {
          if (answersForSomething(error)) setAsked(true);
        },
      },
    );
  };
  return (
    <Form
      error={answersForSomething(disable.error) && !tried ? undefined : disable.error}
      onSubmit={submit}
    >
      <p>{t('person.disableText', { name })}</p>
      {asked && (
        <PersonPicker
          name="successorId"
          label={t('person.successor')}
          hint={t('person.successorHint', { name })}
          problem={tried && !successor ? t('person.successorNeeded') : undefined}
          value={successor}
          onChange={setSuccessor}
          search={searchDeciders}
        />
      )}
      <DialogFoot onCancel={onClose}>
        <SubmitButton kind="stop" busy={disable.isPending}>
          {t(asked ? 'person.handOverAndDisable' : 'person.disableDo')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
