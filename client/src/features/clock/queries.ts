import { listEarlierReplies, putReply, takeReplyBack } from '@leaven/shared/clock/replies.api';
import type { newReply } from '@leaven/shared/clock/replies.schemas';
import type { myAway } from '@leaven/shared/users/away.schemas';
import { endMyAway, setMyAway } from '@leaven/shared/users/users.api';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { meQuery } from '../../lib/session';
import { useKeeping } from '../ideas/keeping';

/** Replies officially, or replaces what was said before. */
export const usePutReply = (ideaId: string) =>
  useKeeping(ideaId, (body: z.input<typeof newReply>) =>
    call(putReply, { params: { ideaId }, body }),
  );

export const useTakeReplyBack = (ideaId: string) =>
  useKeeping(ideaId, () => call(takeReplyBack, { params: { ideaId } }));

/**
 * What was said officially before, asked for when somebody wants to read it.
 * @param count how many there are: with one more the list is another
 */
export const useEarlierReplies = (ideaId: string, count: number, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['replies', ideaId, count],
    queryFn: ({ pageParam, signal }) =>
      call(listEarlierReplies, { params: { ideaId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

export const useSetAway = () =>
  useMutation({
    mutationFn: (body: z.input<typeof myAway>) => call(setMyAway, { body }),
    onSuccess: (_away, _input, _before, { client }) => client.invalidateQueries(meQuery),
  });

export const useEndAway = () =>
  useMutation({
    mutationFn: () => call(endMyAway, {}),
    onSuccess: (_answer, _input, _before, { client }) => client.invalidateQueries(meQuery),
  });
