import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { useNavigate } from '../../lib/router';
import { offerUndo, toast } from '../../lib/toasts';
import { useDeleteIdea } from './queries';

/** Deletes an idea at once and offers to take that back. Where nothing stays, the feed is next. */
export function useDeleteWithUndo(idea: IdeaView): { isPending: boolean; run: () => void } {
  const { t } = useTranslation('ideas');
  const navigate = useNavigate();
  const remove = useDeleteIdea(idea.id);
  const run = () =>
    remove.mutate(undefined, {
      onSuccess: ({ tombstone, restore }) => {
        if (!tombstone) navigate('/');
        offerUndo({
          message: t('deleted.done', { title: idea.title }),
          onUndo: () => void restore().catch((error) => toast(problemText(error), 'error')),
        });
      },
      onError: (error) => toast(problemText(error), 'error'),
    });
  return { isPending: remove.isPending, run };
}
