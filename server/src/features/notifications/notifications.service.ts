import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { notificationsRead } from '@leaven/shared/notifications/notifications.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type { Facts } from '../../events/facts';
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

/** Not of something that is hidden or deleted now, nor what is only sent. */
export const inBell = {
  hidden: { $ne: true },
  ideaGone: { $ne: true },
  commentGone: { $ne: true },
  offBell: { $ne: true },
} as const;

/** What one person's bell shows: staff notes as long as they may see them. */
const bellOf = (viewer: Actor) => ({
  userId: new Types.ObjectId(viewer.id),
  ...inBell,
  ...(notesPolicy.see(viewer).allowed ? {} : { kind: { $ne: 'staff_note' as const } }),
});

/** Whether an idea is deleted, and a comment on it. */
type Gone = Required<Pick<Notification, 'ideaGone' | 'commentGone'>>;

export const notifications = {
  /** What tells of a thing goes out of sight with it, but for who wrote it, and comes back with it. */
  async follow({
    thing,
    targetId,
    ideaId,
    authorIds,
    outcome,
  }: Facts['thing.moderated']): Promise<void> {
    if (outcome === 'warned') return;
    await NotificationRow.updateMany(
      {
        'idea.id': { $eq: ideaId, $type: 'string' },
        ...(thing === 'comment' ? { commentId: targetId } : {}),
        userId: { $nin: authorIds.map((id) => new Types.ObjectId(id)) },
        kind: { $nin: ['moderated_hidden', 'moderated_shown', 'moderated_warned'] },
      },
      outcome === 'hidden' ? { $set: { hidden: true } } : { $unset: { hidden: 1 } },
    );
  },

  /** What tells of an idea, or of one of its comments, is in sight as long as that is there. */
  async followDeletion(ideaId: string, commentId: string | null, gone: Gone): Promise<void> {
    await NotificationRow.updateMany(
      { 'idea.id': { $eq: ideaId, $type: 'string' }, ...(commentId ? { commentId } : {}) },
      { $set: commentId ? gone : { ideaGone: gone.ideaGone } },
    );
  },

  /** What one fact told of an idea goes out of sight. */
  async hide(ideaId: string, eventId: string): Promise<void> {
    await NotificationRow.updateMany(
      { 'idea.id': { $eq: ideaId, $type: 'string' }, eventId },
      { $set: { hidden: true } },
    );
  },

  unreadOf: (viewer: Actor): Promise<number> =>
    NotificationRow.countDocuments({ ...bellOf(viewer), read: false }),

  /** For who may no longer see them. */
  async forgetNotes(userId: string): Promise<void> {
    await NotificationRow.deleteMany({ userId, kind: 'staff_note' });
  },

  async list(actor: Actor, page: { cursor?: string | undefined; limit: number }) {
    const order = newestFirst(actor.id);
    const [rows, unread] = await Promise.all([
      NotificationRow.find({ $and: [bellOf(actor), afterCursor(order, page.cursor)] })
        .sort(sortOf(order))
        .limit(page.limit + 1)
        .lean(),
      notifications.unreadOf(actor),
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
    const unread = await notifications.unreadOf(actor);
    announce(rooms.user(actor.id), notificationsRead, { ids: ids ?? null, unread });
    return { unread };
  },
};
