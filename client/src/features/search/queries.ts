import {
  deleteSavedSearch,
  listSavedSearches,
  saveSearch,
  updateSavedSearch,
} from '@leaven/shared/search/search.api';
import type {
  newSavedSearch,
  SavedSearchView,
  savedSearchPatch,
} from '@leaven/shared/search/search.schemas';
import { type QueryClient, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';

const savedQuery = queryOptions({
  queryKey: ['saved-searches'],
  queryFn: async ({ signal }) => (await call(listSavedSearches, {}, { signal })).items,
});

export const useSavedSearches = () => useQuery(savedQuery);

type Saved = readonly SavedSearchView[];

function change(client: QueryClient, to: (saved: Saved) => Saved): void {
  client.setQueryData<Saved>(savedQuery.queryKey as never, (saved) => (saved ? to(saved) : saved));
}

export const useSaveSearch = () =>
  useMutation({
    mutationFn: (body: z.input<typeof newSavedSearch>) => call(saveSearch, { body }),
    onSuccess: (saved, _body, _before, { client }) => {
      change(client, (all) => [...all.filter(({ id }) => id !== saved.id), saved]);
      return client.invalidateQueries(savedQuery);
    },
  });

/** Shown at once, and taken back where the server does not agree. */
export const useUpdateSavedSearch = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & z.input<typeof savedSearchPatch>) =>
      call(updateSavedSearch, { params: { searchId: id }, body }),
    onMutate: async ({ id, ...patch }, { client }) => {
      await client.cancelQueries(savedQuery);
      const before = client.getQueryData(savedQuery.queryKey);
      change(client, (all) =>
        all.map((saved) => (saved.id === id ? ({ ...saved, ...patch } as SavedSearchView) : saved)),
      );
      return before;
    },
    onError: (_error, _input, before, { client }) =>
      client.setQueryData(savedQuery.queryKey, before),
    onSettled: (_saved, _error, _input, _before, { client }) =>
      client.invalidateQueries(savedQuery),
  });

export const useDeleteSavedSearch = () =>
  useMutation({
    mutationFn: (id: string) => call(deleteSavedSearch, { params: { searchId: id } }),
    onMutate: async (id, { client }) => {
      await client.cancelQueries(savedQuery);
      const before = client.getQueryData(savedQuery.queryKey);
      change(client, (all) => all.filter((saved) => saved.id !== id));
      return before;
    },
    onError: (_error, _id, before, { client }) => client.setQueryData(savedQuery.queryKey, before),
    onSettled: (_done, _error, _id, _before, { client }) => client.invalidateQueries(savedQuery),
  });
