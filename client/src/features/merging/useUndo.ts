import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { useUndoMerge } from './queries';

type Named = Pick<IdeaView, 'id' | 'title'>;

/** Undoes a merge and says so; what refuses says why. @param intoId whose page shows the merged idea */
export function useUndo(intoId: string): {
  isPending: boolean;
  run: (idea: Named, then?: () => void) => void;
} {
  const { t } = useTranslation('merging');
  const undo = useUndoMerge(intoId);
  return {
    isPending: undo.isPending,
    run: ({ id, title }, then) =>
      undo.mutate(id, {
        onSuccess: () => {
          then?.();
          toast(t('undone', { title }));
        },
        onError: (error) => toast(problemText(error), 'error'),
      }),
  };
}
