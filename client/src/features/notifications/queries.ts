import {
  listNotifications,
  readNotifications,
} from '@leaven/shared/notifications/notifications.api';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { meQuery, useMe } from '../../lib/session';
import { type Inbox, markRead, notificationKeys, setUnread } from './cache';

/** What happened to what I wrote, voted for or run, newest first. */
export const useInbox = () =>
  useInfiniteQuery({
    queryKey: notificationKeys.inbox,
    queryFn: ({ pageParam, signal }) =>
      call(listNotifications, { query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** How many notifications are unread, in every tab alike. */
export const useUnread = (): number => useMe().unreadNotifications;

/** Marks notifications as read at once: those of `ids`, or all of them where it is null. */
export const useMarkRead = () =>
  useMutation({
    mutationFn: (ids: string[] | null) => call(readNotifications, { body: ids ? { ids } : {} }),
    onMutate: async (ids, { client }) => {
      await client.cancelQueries({ queryKey: notificationKeys.inbox });
      const inbox = client.getQueryData<Inbox>(notificationKeys.inbox);
      const unread = client.getQueryData(meQuery.queryKey)?.unreadNotifications ?? 0;
      markRead(client, ids);
      setUnread(client, ids ? Math.max(0, unread - ids.length) : 0);
      return { inbox, unread };
    },
    onSuccess: ({ unread }, _ids, _before, { client }) => setUnread(client, unread),
    onError: (_error, _ids, before, { client }) => {
      if (!before) return;
      client.setQueryData(notificationKeys.inbox, before.inbox);
      setUnread(client, before.unread);
      void client.invalidateQueries({ queryKey: notificationKeys.inbox });
    },
  });
