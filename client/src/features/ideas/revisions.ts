import { AppError } from '@leaven/shared/http/errors';
import { listRevisions, restoreRevision } from '@leaven/shared/ideas/revisions.api';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { ideaKeys, storeIdea } from './cache';
import { refreshIdea } from './queries';

/** What an idea said before, newest first. */
export const useRevisions = (ideaId: string) =>
  useInfiniteQuery({
    queryKey: ideaKeys.revisions(ideaId),
    queryFn: ({ pageParam, signal }) =>
      call(listRevisions, { params: { ideaId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Makes an earlier text the current one. Refused where it is not what was read any more. */
export const useRestoreRevision = (ideaId: string) =>
  useMutation({
    mutationFn: ({ revisionId, contentRev }: { revisionId: string; contentRev: number }) =>
      call(restoreRevision, { params: { ideaId, revisionId }, body: { contentRev } }),
    onSuccess: (view, _input, _before, { client }) => {
      storeIdea(client, view);
      return client.invalidateQueries({ queryKey: ideaKeys.revisions(ideaId) });
    },
    onError: (error, _input, _before, { client }) => {
      if (!(error instanceof AppError) || error.status !== 409) return;
      void refreshIdea(client, ideaId).catch(() => {});
      void client.invalidateQueries({ queryKey: ideaKeys.revisions(ideaId) });
    },
  });
