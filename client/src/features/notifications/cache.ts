import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import type { QueryClient } from '@tanstack/react-query';
import { mapItems, type Page, type Pages, withFirst } from '../../lib/pages';
import { meQuery } from '../../lib/session';

export const notificationKeys = { inbox: ['notifications'] as const };

interface InboxPage extends Page<NotificationView> {
  unread: number;
}
export type Inbox = Pages<NotificationView, InboxPage>;

/** The number that the badge, the title and the inbox all read; it stands with the signed-in person. */
export function setUnread(client: QueryClient, unread: number): void {
  client.setQueryData(meQuery.queryKey, (me) =>
    me && me.unreadNotifications !== unread ? { ...me, unreadNotifications: unread } : me,
  );
}

/** Marks some notifications as read in the list, or all of them where `ids` is null. */
export function markRead(client: QueryClient, ids: readonly string[] | null): void {
  client.setQueryData<Inbox>(notificationKeys.inbox, (inbox) =>
    inbox
      ? mapItems(inbox, (item) =>
          !item.read && (ids === null || ids.includes(item.id)) ? { ...item, read: true } : item,
        )
      : inbox,
  );
}

/** Puts new notifications on top of the list, where it is loaded; `arrived` is oldest first. */
export function addToInbox(client: QueryClient, arrived: readonly NotificationView[]): void {
  client.setQueryData<Inbox>(notificationKeys.inbox, (inbox) =>
    inbox ? arrived.reduce((list, item) => withFirst(list, item), inbox) : inbox,
  );
}
