import { getIdea } from '@leaven/shared/feed/feed.api';
import { AppError } from '@leaven/shared/http/errors';
import { deleteIdea, restoreIdea, updateIdea } from '@leaven/shared/ideas/ideas.api';
import type { IdeaView, ideaPatch } from '@leaven/shared/ideas/ideas.schemas';
import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { cardOf, dropFromLists, ideaKeys, isOvertaken, storeIdea } from './cache';

const ideaQuery = (ideaId: string) =>
  queryOptions({
    queryKey: ideaKeys.detail(ideaId),
    queryFn: async ({ client, signal, queryKey }) => {
      const ask = () => call(getIdea, { params: { ideaId } }, { signal });
      const view = await ask();
      return isOvertaken(view, client.getQueryData<IdeaView>(queryKey)) ? ask() : view;
    },
  });

/** One idea as its page shows it. A deleted one without comments is a 404. */
export const useIdea = (ideaId: string) => useQuery(ideaQuery(ideaId));

/**
 * Asks the server for one idea and brings every copy of it up to date.
 * @returns undefined where it is gone
 * @throws what `call` throws for everything but a 404
 */
export async function refreshIdea(
  client: QueryClient,
  ideaId: string,
): Promise<IdeaView | undefined> {
  try {
    const view = await client.fetchQuery({ ...ideaQuery(ideaId), staleTime: 0 });
    storeIdea(client, view);
    return view;
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return undefined;
    throw error;
  }
}

/** Edits an idea; what was not changed is left out. Refused with `stale_edit` when it is not what was read. */
export const useEditIdea = (ideaId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof ideaPatch>) => call(updateIdea, { params: { ideaId }, body }),
    onSuccess: (view, _body, _before, { client }) => storeIdea(client, view),
  });

/**
 * Deletes an idea and takes it out of every list. The answer says whether a tombstone stays, and gives
 * the way back.
 */
export const useDeleteIdea = (ideaId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { tombstone } = await call(deleteIdea, { params: { ideaId } });
      const putBack = dropFromLists(client, ideaId);
      const restore = async () => {
        const view = await call(restoreIdea, { params: { ideaId } });
        storeIdea(client, view);
        putBack(cardOf(view));
      };
      return { tombstone, restore };
    },
    onSuccess: ({ tombstone }) =>
      client.invalidateQueries({
        queryKey: ideaKeys.detail(ideaId),
        // A page that is about to be left need not learn that its idea is gone.
        refetchType: tombstone ? 'active' : 'none',
      }),
  });
};
