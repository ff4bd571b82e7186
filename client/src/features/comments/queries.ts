import { listComments, postComment, updateComment } from '@leaven/shared/comments/comments.api';
import type {
  CommentView,
  commentPatch,
  newComment,
} from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import {
  infiniteQueryOptions,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { ideaKeys } from '../ideas/cache';
import { type CommentList, placeComment } from './thread';

export const commentKeys = {
  thread: (ideaId: string) => ['comments', ideaId] as const,
};

const pageSize = 50;

/** The thread of one idea, depth first, page by page. */
const threadQuery = (ideaId: string) =>
  infiniteQueryOptions({
    queryKey: commentKeys.thread(ideaId),
    queryFn: ({ pageParam, signal }) =>
      call(
        listComments,
        { params: { ideaId }, query: { limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useComments = (ideaId: string) => useInfiniteQuery(threadQuery(ideaId));

/** The threads in which the comments of an idea are read: its own, and that of what it was merged into. */
const threadsWith = (client: QueryClient, ideaId: string): string[] => [
  ideaId,
  ...client
    .getQueriesData<IdeaView>({ queryKey: ideaKeys.details })
    .flatMap(([, view]) => (view?.mergedFrom.some(({ id }) => id === ideaId) ? view.id : [])),
];

/** Shows a comment as it is now, in its place; `own` ones also where the pages before are not loaded. */
export function showComment(client: QueryClient, comment: CommentView, own: boolean): void {
  for (const ideaId of threadsWith(client, comment.ideaId))
    client.setQueryData<CommentList>(commentKeys.thread(ideaId), (list) =>
      list ? placeComment(list, comment, own) : list,
    );
}

/** What answers with a comment shows it at once. */
const showsComment = {
  onSuccess: (
    comment: CommentView,
    _input: unknown,
    _before: unknown,
    { client }: { client: QueryClient },
  ) => showComment(client, comment, true),
};

export const usePostComment = (ideaId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof newComment>) =>
      call(postComment, { params: { ideaId }, body }),
    ...showsComment,
  });

export const useEditComment = (commentId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof commentPatch>) =>
      call(updateComment, { params: { commentId }, body }),
    ...showsComment,
  });
