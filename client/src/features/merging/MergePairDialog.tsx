import type { DuplicatePair } from '@leaven/shared/similar/similar.schemas';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { offerUndo } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import styles from './MergeDialog.module.css';
import { staysOf } from './pair';
import { useMerge } from './queries';
import { TargetChoice } from './TargetPicker';
import { useUndo } from './useUndo';
import { WhatWillHappen } from './WhatWillHappen';

interface PairProps {
  pair: DuplicatePair;
  onClose: () => void;
  /** Called before the pair leaves its list. */
  onMerged: () => void;
}

/** Asks which of two ideas stays, says what will happen in numbers, and merges the other into it. */
export default function MergePairDialog({ open, ...props }: PairProps & { open: boolean }) {
  const { t } = useTranslation('merging');
  return (
    <Dialog open={open} onClose={props.onClose} title={t('pair.title')} wide>
      <PairForm {...props} />
    </Dialog>
  );
}

function PairForm({ pair, onClose, onMerged }: PairProps) {
  const { t } = useTranslation('merging');
  const { first, second } = pair;
  const draft = useDraft(`merge:${first.id}:${second.id}`, { into: staysOf(pair).id, reason: '' });
  const { reason } = draft.value;
  const [idea, into] = draft.value.into === first.id ? [second, first] : [first, second];
  const merge = useMerge(idea.id);
  const undo = useUndo(into.id);

  const submit = async () => {
    if (merge.isPending) return;
    // No callback of `mutate`: once the idea is merged the pair leaves the list, and this form with it.
    await merge.mutateAsync({ into: into.id, reason });
    draft.clear();
    onClose();
    onMerged();
    offerUndo({
      message: t('done', { title: idea.title }),
      onUndo: () => void undo.run(idea),
    });
  };
  return (
    <Form error={merge.error} onSubmit={() => void submit().catch(() => {})}>
      <p className="muted">{t('pair.text')}</p>
      <fieldset className={styles.targets}>
        <legend className={styles.legend}>{t('dialog.search')}</legend>
        {[first, second].map((target) => (
          <TargetChoice
            key={target.id}
            target={target}
            isChosen={target === into}
            onChoose={() => draft.set({ into: target.id, reason })}
          />
        ))}
      </fieldset>
      <WhatWillHappen idea={idea} into={into} />
      <TextArea
        name="reason"
        label={t('dialog.reason')}
        hint={t('dialog.reasonHint')}
        optional
        maxLength={2000}
        value={reason}
        onChange={({ target }) => draft.set({ into: into.id, reason: target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={merge.isPending}>{t('dialog.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
