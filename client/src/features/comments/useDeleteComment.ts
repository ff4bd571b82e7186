import { deleteComment, restoreComment } from '@leaven/shared/comments/comments.api';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { offerUndo, toast } from '../../lib/toasts';
import { showComment } from './queries';

/** Deletes a comment at once and offers to take that back. */
export function useDeleteComment({ id: commentId, taken }: CommentView): () => void {
  const { t } = useTranslation('comments');
  const restore = useMutation({
    mutationFn: () => call(restoreComment, { params: { commentId } }),
    onSuccess: (comment, _input, _before, { client }) => showComment(client, comment, true),
    onError: (error) => toast(problemText(error), 'error'),
  });
  const remove = useMutation({
    mutationFn: () => call(deleteComment, { params: { commentId } }),
    onSuccess: (comment, _input, _before, { client }) => {
      showComment(client, comment, true);
      offerUndo({
        message: t(taken ? 'deletedButTaken' : 'deleted'),
        onUndo: () => restore.mutate(),
      });
    },
    onError: (error) => toast(problemText(error), 'error'),
  });
  return () => remove.mutate();
}
