import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { HandOnDialog } from './HandOnDialog';
import { useArchiveIdea, useReviveIdea } from './keeping';

export type KeepQuestion = 'archive' | 'revive' | 'handOn';

/** The questions before an idea is put away, brought back or given to somebody else. */
export default function KeepDialogs({
  idea,
  question,
  onClose,
}: {
  idea: IdeaView;
  /** The one that is open. */
  question: KeepQuestion | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('ideas');
  const archive = useArchiveIdea(idea.id);
  const revive = useReviveIdea(idea.id);
  return (
    <>
      <ReasonDialog
        open={question === 'archive'}
        onClose={onClose}
        title={t('archive.title')}
        text={t('archive.text')}
        draftKey={`archive:${idea.id}`}
        label={t('archive.reason')}
        hint={t('archive.reasonHint')}
        submit={t('archive.submit')}
        busy={archive.isPending}
        error={archive.error}
        onSubmit={(reason, done) => archive.mutate(reason, { onSuccess: done })}
      />
      <ReasonDialog
        open={question === 'revive'}
        onClose={onClose}
        title={t('revive.title')}
        text={t('revive.text')}
        draftKey={`revive:${idea.id}`}
        label={t('revive.reason')}
        hint={t('archive.reasonHint')}
        submit={t('revive.submit')}
        busy={revive.isPending}
        error={revive.error}
        onSubmit={(reason, done) => revive.mutate(reason, { onSuccess: done })}
      />
      <HandOnDialog idea={idea} open={question === 'handOn'} onClose={onClose} />
    </>
  );
}
