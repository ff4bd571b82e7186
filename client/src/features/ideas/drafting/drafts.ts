import { deleteDraft, listDrafts } from '@leaven/shared/ideas/drafts.api';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { call } from '../../../lib/api';

/** My drafts as the server has them. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => call(listDrafts, {}, { signal }),
});

export const useDeleteDraft = () =>
  useMutation({
    mutationFn: (draftId: string) => call(deleteDraft, { params: { draftId } }),
    onMutate: async (draftId, { client }) => {
      await client.cancelQueries({ queryKey: draftsQuery.queryKey });
      client.setQueryData(
        draftsQuery.queryKey,
        (list) => list && { items: list.items.filter(({ id }) => id !== draftId) },
      );
    },
    onSettled: (_answer, _error, _id, _before, { client }) =>
      client.invalidateQueries({ queryKey: draftsQuery.queryKey }),
  });
