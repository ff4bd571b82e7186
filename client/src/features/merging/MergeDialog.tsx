import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { useNavigate } from '../../lib/router';
import { offerUndo } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import { mergedPath } from './paths';
import { useMerge } from './queries';
import { type Target, TargetPicker } from './TargetPicker';
import { useUndo } from './useUndo';
import { WhatWillHappen } from './WhatWillHappen';

interface Wish {
  into: Target | null;
  reason: string;
}
const nothing: Wish = { into: null, reason: '' };

/** Finds the idea that stays, says what will happen in numbers, and merges. */
export default function MergeDialog({
  idea,
  open,
  onClose,
}: {
  idea: IdeaView;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('merging');
  return (
    <Dialog open={open} onClose={onClose} title={t('dialog.title')} wide>
      <MergeForm idea={idea} onClose={onClose} />
    </Dialog>
  );
}

function MergeForm({ idea, onClose }: { idea: IdeaView; onClose: () => void }) {
  const { t } = useTranslation(['merging', 'ui']);
  const navigate = useNavigate();
  const draft = useDraft<Wish>(`merge:${idea.id}`, nothing);
  const { into, reason } = draft.value;
  const merge = useMerge(idea.id);
  const undo = useUndo(into?.id ?? '');
  const possible = idea.abilities.merge;

  const submit = async () => {
    if (!into || !possible || merge.isPending) return;
    // No callback of `mutate`: once the idea is merged its page leads away, and this form with it.
    await merge.mutateAsync({ into: into.id, reason });
    draft.clear();
    onClose();
    navigate(mergedPath(idea.id, into.id));
    offerUndo({
      message: t('done', { title: idea.title }),
      onUndo: () => void undo.run(idea, () => navigate(`/ideas/${idea.id}`)),
    });
  };
  return (
    <Form error={possible ? merge.error : undefined} onSubmit={() => void submit().catch(() => {})}>
      {!possible && (
        <Banner icon={IconAlertTriangle} role="alert">
          {t('dialog.meanwhile', { stage: t(`ui:stage.${idea.stage}`) })}
        </Banner>
      )}
      <p className="muted">{t('dialog.text')}</p>
      <TargetPicker
        ideaId={idea.id}
        chosen={into}
        onChoose={(target) => draft.set({ into: target, reason })}
      />
      {into && <WhatWillHappen idea={idea} into={into} />}
      <TextArea
        name="reason"
        label={t('dialog.reason')}
        hint={t('dialog.reasonHint')}
        optional
        maxLength={2000}
        value={reason}
        onChange={(event) => draft.set({ into, reason: event.target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={merge.isPending} disabled={!into || !possible}>
          {t('dialog.submit')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
