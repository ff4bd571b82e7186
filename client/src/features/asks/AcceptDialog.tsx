import type { AskView } from '@leaven/shared/asks/asks.schemas';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchAnyone } from '../users/queries';
import { useAcceptHelp } from './queries';

/** Whose help is accepted: an offer's, or that of a person who is yet to be named. */
export type Helper = { offerId: string; person: PersonRef } | { offerId?: never; person: null };

interface AcceptProps<H> {
  ask: AskView;
  helper: H;
  onClose: () => void;
}

/** Closes an ask with thanks to who helped. Open while there is a helper. */
export function AcceptDialog({ ask, helper, onClose }: AcceptProps<Helper | null>) {
  const { t } = useTranslation('asks');
  const title = helper?.person
    ? t('accept.title', { name: helper.person.name })
    : t('accept.titleSomebody');
  return (
    <Dialog open={helper !== null} onClose={onClose} title={title}>
      {helper && <AcceptForm ask={ask} helper={helper} onClose={onClose} />}
    </Dialog>
  );
}

function AcceptForm({ ask, helper, onClose }: AcceptProps<Helper>) {
  const { t } = useTranslation('asks');
  const accept = useAcceptHelp(ask);
  const draft = useDraft(`thanks:${ask.id}`, '');
  const [person, setPerson] = useState<PersonRef>();
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (accept.isPending) return;
    const whose = helper.person ? { offerId: helper.offerId } : person && { personId: person.id };
    if (!whose) return;
    accept.mutate(
      { ...whose, thanks: draft.value },
      {
        onSuccess: () => {
          draft.clear();
          onClose();
          toast(t('accept.done'));
        },
      },
    );
  };
  return (
    <Form error={accept.error} onSubmit={submit}>
      <p className="muted">{t('accept.closes')}</p>
      {!helper.person && (
        <PersonPicker
          name="personId"
          label={t('accept.person')}
          problem={tried && !person ? t('accept.personNeeded') : undefined}
          value={person}
          onChange={setPerson}
          search={searchAnyone}
        />
      )}
      <TextArea
        name="thanks"
        label={t('accept.thanks')}
        hint={t('accept.thanksHint')}
        optional
        maxLength={300}
        value={draft.value}
        onChange={({ target }) => draft.set(target.value)}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={accept.isPending}>{t('accept.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
