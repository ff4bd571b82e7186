import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/fields';
import { type DecisionDialogProps, DecisionForm } from './DecisionForm';
import { useDecide } from './decisions';

/** Opens a declined or archived idea again, or takes one out of review. */
export function ReopenDialog({ open, onClose, ...props }: DecisionDialogProps) {
  const { t } = useTranslation('projects');
  return (
    <Dialog open={open} onClose={onClose} title={t('reopen.title')}>
      <ReopenForm {...props} onClose={onClose} />
    </Dialog>
  );
}

function ReopenForm({ idea, onClose, onDecided }: Omit<DecisionDialogProps, 'open'>) {
  const { t } = useTranslation('projects');
  const draft = useDraft(`reopen:${idea.id}`, '');
  const reopen = useDecide(idea.id);
  const submit = () =>
    reopen.mutate(
      { stage: 'open', reason: draft.value },
      {
        onSuccess: (now) => {
          draft.clear();
          onClose();
          onDecided(now);
        },
      },
    );
  return (
    <DecisionForm
      idea={idea}
      possible={idea.abilities.decide.includes('open')}
      error={reopen.error}
      busy={reopen.isPending}
      submit={t('reopen.submit')}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextArea
        name="reason"
        label={t('reopen.reason')}
        hint={t('decline.reasonHint')}
        optional
        maxLength={2000}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
    </DecisionForm>
  );
}
