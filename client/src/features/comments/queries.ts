import { listComments, postComment, updateComment } from '@leaven/shared/comments/comments.api';
import type {
  CommentView,
  commentPatch,
  newComment,
  ThreadGap,
} from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { ideaKeys } from '../ideas/cache';
import { type Asked, type CommentList, everything, placeComment, type ThreadPage } from './thread';

export const commentKeys = {
  thread: (ideaId: string) => ['comments', ideaId] as const,
  history: (commentId: string, contentRev: number) =>
    ['comment-history', commentId, contentRev] as const,
  reading: (ideaId: string) => ['comments', 'reading', ideaId] as const,
};

const pageSize = 30;
/** Of a branch, before it says how many more there are. */
const perBranch = 12;
/** Read anew in one go; what was opened before these comes when it is asked for. */
const mostPages = 20;

async function readPart(ideaId: string, asked: Asked, signal?: AbortSignal): Promise<ThreadPage> {
  const query = { limit: pageSize, perBranch, ...asked.query };
  const options = signal ? { signal } : {};
  return { ...(await call(listComments, { params: { ideaId }, query }, options)), asked };
}

const fromTheTop: Asked = { query: {}, span: everything };

/** Begins near a comment that the address names; at the top where it is not, or not in this thread. */
const firstPart = (ideaId: string, linked: string | undefined, signal: AbortSignal) =>
  linked === undefined
    ? readPart(ideaId, fromTheTop, signal)
    : readPart(ideaId, { query: { around: linked }, span: everything }, signal).catch(() =>
        readPart(ideaId, fromTheTop, signal),
      );

/**
 * The thread of one idea: the parts that were asked for, and again the same when it is read anew.
 * @param linked the comment to begin at
 */
export const useComments = (ideaId: string, linked: string | undefined) =>
  useQuery({
    queryKey: commentKeys.thread(ideaId),
    queryFn: async ({ client, signal, queryKey }): Promise<CommentList> => {
      const before = client.getQueryData<CommentList>(queryKey);
      if (!before) return { pages: [await firstPart(ideaId, linked, signal)] };
      const again = before.pages.slice(-mostPages);
      return {
        pages: await Promise.all(again.map(({ asked }) => readPart(ideaId, asked, signal))),
      };
    },
  });

const addPart = (client: QueryClient, ideaId: string, page: ThreadPage) =>
  client.setQueryData<CommentList>(
    commentKeys.thread(ideaId),
    (list) => list && { pages: [...list.pages, page] },
  );

/** Reads what a gap stands for. */
export function useFillGap(ideaId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ cursor, branch, from, to }: ThreadGap) =>
      readPart(ideaId, { query: { cursor, branch: branch ?? undefined }, span: { from, to } }),
    onSuccess: (page) => void addPart(client, ideaId, page),
  });
}

/** Reads what stands around a place; answers the comment there, if there is one. */
export function useReadAround(ideaId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (around: string) => readPart(ideaId, { query: { around }, span: everything }),
    onSuccess: (page) => void (page.around !== null && addPart(client, ideaId, page)),
  });
}

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
