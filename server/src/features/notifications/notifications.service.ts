import { notificationsRead } from '@leaven/shared/notifications/notifications.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { announce } from '../../realtime/announce';
import { type Notification, NotificationRow } from './notifications.model';
import { presentNotifications } from './notifications.presenter';

const newestFirst = (userId: string): KeysetOrder<Notification> => ({
  list: `notifications:${userId}`,
  field: 'at',
  direction: -1,
  revive: (value) => new Date(String(value)),
  reviveId: (id) => new Types.ObjectId(id),
});

export const notifications = {
  unreadOf: (userId: string): Promise<number> =>
    NotificationRow.countDocuments({ userId, read: false }),

  async list(actor: Actor, page: { cursor?: string | undefined; limit: number }) {
    const order = newestFirst(actor.id);
    const userId = new Types.ObjectId(actor.id);
    const [rows, unread] = await Promise.all([
      NotificationRow.find({ $and: [{ userId }, afterCursor(order, page.cursor)] })
        .sort(sortOf(order))
        .limit(page.limit + 1)
        .lean(),
      notifications.unreadOf(actor.id),
    ]);
    const { rows: shown, nextCursor } = pageOf(order, rows, page);
    return { items: await presentNotifications(shown), nextCursor, unread };
  },

  /** Marks these, or all where none are named; every tab of the person hears of it. */
  async read(actor: Actor, ids?: string[]): Promise<{ unread: number }> {
    const named = ids ? { _id: { $in: ids } } : {};
    await NotificationRow.updateMany(
      { userId: actor.id, read: false, ...named },
      { $set: { read: true } },
    );
    const unread = await notifications.unreadOf(actor.id);
    announce(rooms.user(actor.id), notificationsRead, { ids: ids ?? null, unread });
    return { unread };
  },
};
