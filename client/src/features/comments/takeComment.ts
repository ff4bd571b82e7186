import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { leaveComment, takeComment } from '@leaven/shared/comments/extensions.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { offerUndo, toast } from '../../lib/toasts';
import { ideaKeys } from '../ideas/cache';
import { commentKeys } from './queries';
import { type CommentList, mapComments } from './thread';

/**
 * Takes a comment into its idea, or out again. The mark shows at once; a refusal takes it back and
 * says why, and so does the undo that is offered.
 */
export function useTakeComment({ id: commentId, ideaId }: Pick<CommentView, 'id' | 'ideaId'>) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const show = (taken: boolean) =>
    client.setQueryData<CommentList>(
      commentKeys.thread(ideaId),
      (list) =>
        list &&
        mapComments(list, (other) => (other.id === commentId ? { ...other, taken } : other)),
    );
  const take = useMutation({
    mutationFn: async (into: boolean) => {
      const params = { ideaId, commentId };
      await (into ? call(takeComment, { params }) : call(leaveComment, { params }));
    },
    onMutate: async (into) => {
      await client.cancelQueries({ queryKey: commentKeys.thread(ideaId) });
      show(into);
    },
    onSuccess: (_done, into) =>
      offerUndo({
        message: t(into ? 'extension.takenDone' : 'extension.leftDone'),
        onUndo: () => take.mutate(!into),
      }),
    onError: (error, into) => {
      show(!into);
      toast(t('extension.failed', { problem: problemText(error) }), 'error');
    },
    onSettled: () => client.invalidateQueries({ queryKey: ideaKeys.detail(ideaId) }),
  });
  return take;
}
