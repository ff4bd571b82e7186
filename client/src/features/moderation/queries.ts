import { AppError } from '@leaven/shared/http/errors';
import {
  flagThing,
  listModerationQueue,
  resolveFlagged,
} from '@leaven/shared/moderation/moderation.api';
import { moderationChanged } from '@leaven/shared/moderation/moderation.events';
import type { newFlag, QueueItem, resolution } from '@leaven/shared/moderation/moderation.schemas';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { itemsOf, type Pages, withoutItem } from '../../lib/pages';
import { useMe } from '../../lib/session';
import { useLive } from '../../realtime/live';
import { type ShownItem, withSettled } from './settled';

export type QueueList = 'waiting' | 'hidden';

const keys = {
  all: ['moderation'] as const,
  queue: (state: QueueList) => ['moderation', 'queue', state] as const,
};

/** Tells the moderators of something. */
export const useFlag = () =>
  useMutation({ mutationFn: (body: z.input<typeof newFlag>) => call(flagThing, { body }) });

/** What waits for a moderator, oldest first, or what moderators have hidden. */
export function useModerationQueue(state: QueueList) {
  const client = useQueryClient();
  const me = useMe();
  const [settled, setSettled] = useState<readonly ShownItem[]>([]);
  const query = useInfiniteQuery({
    queryKey: keys.queue(state),
    queryFn: ({ pageParam, signal }) =>
      call(listModerationQueue, { query: { state, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = itemsOf(query.data);
  useLive(moderationChanged, ({ itemId, decided }) => {
    const item = items.find(({ id }) => id === itemId);
    if (item && decided && decided.by?.id !== me.id)
      setSettled((before) => [...before.filter(({ id }) => id !== itemId), { ...item, decided }]);
    void client.invalidateQueries({ queryKey: keys.queue(state) });
  });
  return { query, rows: withSettled(items, settled) };
}

/** Decides about a flagged thing; it leaves the list it was in. */
export const useResolve = (state: QueueList) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & z.input<typeof resolution>) =>
      call(resolveFlagged, { params: { itemId: id }, body }),
    onSuccess: (item: QueueItem) => {
      client.setQueryData<Pages<QueueItem>>(
        keys.queue(state),
        (list) => list && withoutItem(list, item.id),
      );
      void client.invalidateQueries({ queryKey: keys.all });
    },
    onError: (error) => {
      // Another moderator was faster, or it is gone: show how it stands.
      if (error instanceof AppError && (error.status === 409 || error.status === 404))
        void client.invalidateQueries({ queryKey: keys.all });
    },
  });
};
