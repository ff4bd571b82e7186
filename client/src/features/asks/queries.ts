import {
  acceptHelp,
  listAsks,
  offerHelp,
  postAsk,
  takeOfferBack,
  updateAsk,
  withdrawAsk,
} from '@leaven/shared/asks/asks.api';
import { asksChanged } from '@leaven/shared/asks/asks.events';
import type {
  AskView,
  acceptedHelp,
  askPatch,
  newAsk,
  newOffer,
} from '@leaven/shared/asks/asks.schemas';
import type { Skills } from '@leaven/shared/users/skills.schemas';
import { setMySkills } from '@leaven/shared/users/users.api';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { meQuery } from '../../lib/session';
import { useLive, useRoom } from '../../realtime/live';

type Which = Pick<AskView, 'id' | 'ideaId'>;

const keys = { ofIdea: (ideaId: string) => ['asks', ideaId] as const };

/** What an idea needs and what it was given, kept true while it is shown. */
export function useAsks(ideaId: string) {
  const client = useQueryClient();
  const refetch = () => void client.invalidateQueries({ queryKey: keys.ofIdea(ideaId) });
  useRoom({ kind: 'idea', id: ideaId });
  useLive(asksChanged, (message) => {
    if (message.ideaId === ideaId) refetch();
  });
  return useQuery({
    queryKey: keys.ofIdea(ideaId),
    queryFn: ({ signal }) => call(listAsks, { params: { ideaId } }, { signal }),
  });
}

/** Whether an ask waits for help, by what is known now; undefined where nothing is. */
export const isOpenNow = (client: QueryClient, { id, ideaId }: Which): boolean | undefined =>
  client
    .getQueryData<{ items: AskView[] }>(keys.ofIdea(ideaId))
    ?.items.some((ask) => ask.id === id && ask.state === 'open');

/** Whatever changes an ask is shown when the server has agreed, with what others did meanwhile. */
function useAskMutation<Input>(ideaId: string, mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: keys.ofIdea(ideaId) }),
  });
}

export const usePostAsk = (ideaId: string) =>
  useAskMutation(ideaId, (body: z.input<typeof newAsk>) =>
    call(postAsk, { params: { ideaId }, body }),
  );

export const useUpdateAsk = ({ id, ideaId }: Which) =>
  useAskMutation(ideaId, (body: z.input<typeof askPatch>) =>
    call(updateAsk, { params: { askId: id }, body }),
  );

export const useWithdrawAsk = ({ id, ideaId }: Which) =>
  useAskMutation(ideaId, () => call(withdrawAsk, { params: { askId: id } }));

export const useOfferHelp = ({ id, ideaId }: Which) =>
  useAskMutation(ideaId, (body: z.input<typeof newOffer>) =>
    call(offerHelp, { params: { askId: id }, body }),
  );

export const useTakeOfferBack = ({ id, ideaId }: Which) =>
  useAskMutation(ideaId, () => call(takeOfferBack, { params: { askId: id } }));

export const useAcceptHelp = ({ id, ideaId }: Which) =>
  useAskMutation(ideaId, (body: z.input<typeof acceptedHelp>) =>
    call(acceptHelp, { params: { askId: id }, body }),
  );

export const useSetSkills = () =>
  useMutation({
    mutationFn: (body: Skills) => call(setMySkills, { body }),
    onSuccess: (skills, _body, _before, { client }) => {
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, skills });
    },
  });
