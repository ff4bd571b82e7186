import { listIdeas } from '@leaven/shared/feed/feed.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { mergeIdea, previewMerge, undoMerge } from '@leaven/shared/merging/merging.api';
import type { newMerge } from '@leaven/shared/merging/merging.schemas';
import { similarTo } from '@leaven/shared/similar/similar.api';
import { keepPreviousData, type QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { commentKeys } from '../comments/queries';
import { storeIdea } from '../ideas/cache';
import { refreshIdea } from '../ideas/queries';
import { duplicatesKey } from '../similar/queries';

/** Both pages as they are now, with the thread that has changed. */
function showBoth(client: QueryClient, view: IdeaView, otherId: string): void {
  storeIdea(client, view);
  void refreshIdea(client, otherId).catch(() => {});
  for (const id of [view.id, otherId])
    void client.invalidateQueries({ queryKey: commentKeys.thread(id) });
  void client.invalidateQueries({ queryKey: duplicatesKey });
}

export const useMerge = (ideaId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof newMerge>) => call(mergeIdea, { params: { ideaId }, body }),
    onSuccess: (view, { into }, _before, { client }) => showBoth(client, view, into),
    // Somebody else was faster: what the page shows is out of date.
    onError: (_error, { into }, _before, { client }) => {
      for (const id of [ideaId, into]) void refreshIdea(client, id).catch(() => {});
    },
  });

/** @param intoId whose page shows it */
export const useUndoMerge = (intoId: string) =>
  useMutation({
    mutationFn: (ideaId: string) => call(undoMerge, { params: { ideaId } }),
    onSuccess: (view, _ideaId, _before, { client }) => showBoth(client, view, intoId),
  });

/** What a merge would bring; counted anew each time it is asked for. */
export const useMergePreview = (ideaId: string, intoId: string | undefined) =>
  useQuery({
    queryKey: ['merging', 'preview', ideaId, intoId],
    queryFn: ({ signal }) =>
      call(previewMerge, { params: { ideaId, intoId: intoId ?? '' } }, { signal }),
    enabled: intoId !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

/** Ideas to choose from: those that say about the same, or those that hold the words. */
export const useTargets = (ideaId: string, words: string) =>
  useQuery({
    queryKey: ['merging', 'targets', ideaId, words],
    queryFn: async ({ signal }) => {
      const { items } =
        words === ''
          ? await call(similarTo, { params: { ideaId } }, { signal })
          : await call(listIdeas, { query: { q: words, limit: 20 } }, { signal });
      return items.filter(
        ({ id, stage }) => id !== ideaId && (stage === 'open' || stage === 'in_review'),
      );
    },
    placeholderData: keepPreviousData,
  });
