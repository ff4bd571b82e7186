import {
  notificationAdded,
  notificationsRead,
} from '@leaven/shared/notifications/notifications.events';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../realtime/live';
import { markRead, notificationKeys, setUnread } from './cache';

/**
 * Keeps the unread number right in every tab; belongs in the shell. The list itself is the inbox
 * page's business: where it is not shown it only becomes stale and is fetched when it is opened.
 */
export function useNotificationsLive(): void {
  const client = useQueryClient();
  useLive(notificationAdded, ({ unread }) => {
    setUnread(client, unread);
    void client.invalidateQueries({ queryKey: notificationKeys.inbox, refetchType: 'none' });
  });
  useLive(notificationsRead, ({ ids, unread }) => {
    setUnread(client, unread);
    markRead(client, ids);
  });
}
