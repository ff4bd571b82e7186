import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { useUndoMerge } from './queries';

type Named = Pick<IdeaView, 'id' | 'title'>;

/** Undoes a merge and says so; what refuses says why. @param intoId whose page shows the merged idea */
export function useUndo(intoId: string): {
  isPending: boolean;
  run: (idea: Named, then?: () => void) => Promise<void>;
} {
  const { t } = useTranslation('merging');
  const undo = useUndoMerge(intoId);
  return {
    isPending: undo.isPending,
    // Also for whom has left the page with this button meanwhile, as an undo from a toast has.
    run: ({ id, title }, then) =>
      undo.mutateAsync(id).then(
        () => {
          then?.();
          toast(t('undone', { title }));
        },
        (error) => toast(problemText(error), 'error'),
      ),
  };
}
