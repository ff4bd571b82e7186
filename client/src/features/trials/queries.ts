import {
  answerTrial,
  deleteTrial,
  listTrials,
  restoreTrial,
  tellTrial,
  updateTrial,
} from '@leaven/shared/trials/trials.api';
import { trialsChanged } from '@leaven/shared/trials/trials.events';
import type {
  newAnswer,
  newTrial,
  TrialView,
  trialPatch,
} from '@leaven/shared/trials/trials.schemas';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { useLive, useRoom } from '../../realtime/live';

const keys = { ofIdea: (ideaId: string) => ['trials', ideaId] as const };

/** What people tried already, newest first, kept true while it is shown. */
export function useTrials(ideaId: string) {
  const client = useQueryClient();
  useRoom({ kind: 'idea', id: ideaId });
  useLive(trialsChanged, (message) => {
    if (message.ideaId === ideaId) void client.invalidateQueries({ queryKey: keys.ofIdea(ideaId) });
  });
  return useInfiniteQuery({
    queryKey: keys.ofIdea(ideaId),
    queryFn: ({ pageParam, signal }) =>
      call(listTrials, { params: { ideaId }, query: { limit: 10, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What changes a list is shown when the server has agreed, with what others did meanwhile. */
function useTrialMutation<Input>(ideaId: string, mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: keys.ofIdea(ideaId) }),
  });
}

type Which = Pick<TrialView, 'id' | 'ideaId'>;

export const useTellTrial = (ideaId: string) =>
  useTrialMutation(ideaId, (body: z.input<typeof newTrial>) =>
    call(tellTrial, { params: { ideaId }, body }),
  );

export const useUpdateTrial = ({ id, ideaId }: Which) =>
  useTrialMutation(ideaId, (body: z.input<typeof trialPatch>) =>
    call(updateTrial, { params: { trialId: id }, body }),
  );

export const useDeleteTrial = ({ id, ideaId }: Which) =>
  useTrialMutation(ideaId, () => call(deleteTrial, { params: { trialId: id } }));

export const useRestoreTrial = ({ id, ideaId }: Which) =>
  useTrialMutation(ideaId, () => call(restoreTrial, { params: { trialId: id } }));

export const useAnswerTrial = ({ id, ideaId }: Which) =>
  useTrialMutation(ideaId, (body: z.input<typeof newAnswer>) =>
    call(answerTrial, { params: { trialId: id }, body }),
  );
