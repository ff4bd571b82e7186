import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { Dialog } from '../../ui/Dialog';
import { TextArea, TextField } from '../../ui/fields';
import { type DecisionDialogProps, DecisionForm } from './DecisionForm';
import { useDecide } from './decisions';

const empty = { reason: '', revisitIf: '' };

/** A no has a reason that voters read, and perhaps what would change it. */
export function DeclineDialog({ open, onClose, ...props }: DecisionDialogProps) {
  const { t } = useTranslation('projects');
  return (
    <Dialog open={open} onClose={onClose} title={t('decline.title')}>
      <DeclineForm {...props} onClose={onClose} />
    </Dialog>
  );
}

function DeclineForm({ idea, onClose, onDecided }: Omit<DecisionDialogProps, 'open'>) {
  const { t } = useTranslation('projects');
  const draft = useDraft(`decline:${idea.id}`, empty);
  const [tried, setTried] = useState(false);
  const decline = useDecide(idea.id);
  const missing = draft.value.reason.trim() === '';

  const submit = () => {
    setTried(true);
    if (missing) return;
    decline.mutate(
      { stage: 'declined', ...draft.value },
      {
        onSuccess: (now) => {
          draft.clear();
          onClose();
          onDecided(now);
        },
      },
    );
  };
  return (
    <DecisionForm
      idea={idea}
      possible={idea.abilities.decide.includes('declined')}
      error={decline.error}
      busy={decline.isPending}
      submit={t('decline.submit')}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextArea
        name="reason"
        label={t('decline.reason')}
        hint={t('decline.reasonHint')}
        problem={tried && missing ? t('decline.missing') : undefined}
        maxLength={2000}
        required
        value={draft.value.reason}
        onChange={(event) => draft.set({ ...draft.value, reason: event.target.value })}
      />
      <TextField
        name="revisitIf"
        label={t('decline.revisitIf')}
        optional
        maxLength={500}
        value={draft.value.revisitIf}
        onChange={(event) => draft.set({ ...draft.value, revisitIf: event.target.value })}
      />
    </DecisionForm>
  );
}
