import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
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
import { searchDeciders } from '../users/queries';
import { useHandOn } from './keeping';

interface Handing {
  person: PersonRef | null;
  reason: string;
}
const nothing: Handing = { person: null, reason: '' };

/** Gives an idea to another manager, who must answer it from then on. */
export function HandOnDialog({
  open,
  onClose,
  idea,
}: {
  open: boolean;
  onClose: () => void;
  idea: IdeaView;
}) {
  const { t } = useTranslation('ideas');
  return (
    <Dialog open={open} onClose={onClose} title={t('handOn.title')}>
      <HandOnForm idea={idea} onClose={onClose} />
    </Dialog>
  );
}

function HandOnForm({ idea, onClose }: { idea: IdeaView; onClose: () => void }) {
  const { t } = useTranslation('ideas');
  const draft = useDraft<Handing>(`hand-on:${idea.id}`, nothing);
  const { person, reason } = draft.value;
  const [tried, setTried] = useState(false);
  const handOn = useHandOn(idea.id);
  const submit = () => {
    setTried(true);
    if (!person) return;
    handOn.mutate(
      { personId: person.id, reason },
      {
        onSuccess: ({ steward }) => {
          draft.clear();
          onClose();
          toast(t('handOn.done', { name: steward.name, title: idea.title }));
        },
      },
    );
  };
  return (
    <Form error={handOn.error} onSubmit={submit}>
      <p className="muted">{t('handOn.text', { name: idea.steward.name })}</p>
      <PersonPicker
        name="personId"
        label={t('handOn.person')}
        problem={tried && !person ? t('handOn.personNeeded') : undefined}
        value={person ?? undefined}
        onChange={(next) => draft.set({ ...draft.value, person: next ?? null })}
        search={searchDeciders}
      />
      <TextArea
        name="reason"
        label={t('handOn.reason')}
        hint={t('handOn.reasonHint')}
        optional
        maxLength={500}
        value={reason}
        onChange={(event) => draft.set({ ...draft.value, reason: event.target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={handOn.isPending}>{t('handOn.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
