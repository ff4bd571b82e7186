import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { notificationAdded } from '@leaven/shared/notifications/notifications.events';
import { isDuty, topicOf } from '@leaven/shared/notifications/topics';
import { rooms } from '@leaven/shared/realtime/rooms';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import { announce } from '../../realtime/announce';
import { sendLater } from './delivery/enqueue';
import { type Notification, NotificationRow } from './notifications.model';
import { presentNotifications } from './notifications.presenter';
import { inBell, notifications } from './notifications.service';
import { unhurried } from './pace';
import { SettingsRow } from './settings/settings.model';
import { personalSettings, wants } from './settings/settings.service';
import {
  type Audiences,
  audienceOf,
  messageOf,
  type Surroundings,
  type Told,
  toldKinds,
} from './tellings/index';

/**
 * So many people are told in one go; then requests get their turn. With a tenth of the time one answer in
 * twenty came noticeably later, hence less.
 */
const BATCH = 25;
const SHARE = 1 / 25;

/** Brings it to those who want to hear of it, by the ways they want. */
async function reach(rows: Notification[], around: Surroundings): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const userIds = rows.map(({ userId }) => String(userId));
  const [settingsOf, muted] = await Promise.all([
    personalSettings.ofAll(userIds),
    first.idea ? around.mutedBy(first.idea.id, first.threadId ?? null, userIds) : new Set(),
  ]);
  const told = rows.flatMap((row) => {
    const settings = settingsOf(String(row.userId));
    if (muted.has(String(row.userId)) && !isDuty(row.kind)) return [];
    const topic = topicOf[row.kind];
    if (wants(settings, topic, 'bell')) return [row];
    return wants(settings, topic, 'email') || wants(settings, topic, 'push')
      ? [{ ...row, offBell: true }]
      : [];
  });
  await deliver(told);
  // Of all, not only of those that were new: a crash may have come between the two.
  await sendLater(told, settingsOf);
}

/** Adds what is not there yet, and tells those whom it was added for. */
async function deliver(rows: Notification[]): Promise<void> {
  if (rows.length === 0) return;
  const _id = { $in: rows.map((row) => row._id) };
  await NotificationRow.insertMany(rows, { ordered: false, lean: true }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  const added = await NotificationRow.find({ _id, ...inBell }).lean();
  const unread = await NotificationRow.aggregate<{ _id: Types.ObjectId; n: number }>([
    { $match: { userId: { $in: added.map((row) => row.userId) }, read: false, ...inBell } },
    { $group: { _id: '$userId', n: { $sum: 1 } } },
  ]);
  const unreadOf = new Map(unread.map(({ _id: userId, n }) => [String(userId), n]));
  const views = await presentNotifications(added);
  for (const [i, notification] of views.entries()) {
    const userId = String(added[i]?.userId);
    announce(rooms.user(userId), notificationAdded, {
      notification,
      unread: unreadOf.get(userId) ?? 0,
    });
  }
}

/** What a fact says to each person whom it concerns, once. */
async function* notificationsOf(event: Told, around: Audiences): AsyncGenerator<Notification> {
  const told = new Set<string | null>([null, event.actorId]);
  for await (const [userId, because] of audienceOf(event, around)) {
    if (userId === null || told.has(userId)) continue;
    told.add(userId);
    yield {
      ...messageOf(event, because),
      _id: new Types.ObjectId(),
      eventId: event.id,
      userId: new Types.ObjectId(userId),
      because,
      actorId: event.actorId ? new Types.ObjectId(event.actorId) : null,
      at: event.at,
      read: false,
    };
  }
}

/** What is hidden by now is told to nobody until it is shown again. */
async function isHidden({ kind, data }: Told, around: Audiences): Promise<boolean> {
  if (kind === 'thing.moderated' || !('ideaId' in data)) return false;
  return !(await around.isShown(data.ideaId, 'commentId' in data ? data.commentId : null));
}

/** The idea and the comment that a fact tells of, where it tells of any. */
const toldOf = ({ data }: Told): [ideaId: string, commentId: string | null] | null =>
  'ideaId' in data ? [data.ideaId, 'commentId' in data ? data.commentId : null] : null;

async function tell(
  event: Told,
  around: Surroundings,
  isStopping: () => boolean,
): Promise<undefined | 'unfinished'> {
  if (event.kind === 'thing.moderated') await notifications.follow(event.data);
  if (event.kind === 'person.role_changed' && !notesPolicy.see(event.data).allowed)
    await notifications.forgetNotes(event.data.personId);
  const of = toldOf(event);
  // Telling many takes its time, in which it may come to be hidden.
  const send = unhurried(SHARE, async (batch: Notification[]) => {
    const hidden = (await isHidden(event, around)) ? { hidden: true } : {};
    const gone = of ? await around.goneOf(...of) : {};
    await reach(
      batch.map((row) => ({ ...row, ...hidden, ...gone })),
      around,
    );
  });
  let batch: Notification[] = [];
  for await (const notification of notificationsOf(event, around)) {
    batch.push(notification);
    if (batch.length === BATCH) {
      if (isStopping()) return 'unfinished';
      await send(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await send(batch);
  // Hidden between the last look and the writing, it was too early for who hides what is there.
  if ('ideaId' in event.data && (await isHidden(event, around)))
    await notifications.hide(event.data.ideaId, event.id);
  if (of) {
    const gone = await around.goneOf(...of);
    if (gone.ideaGone || gone.commentGone) await notifications.followDeletion(...of, gone);
  }
  return undefined;
}

/** A fact from before anybody listened, with those who took part by then. */
export interface PastFact {
  event: Told;
  around: Audiences;
}

/**
 * Fills the bells with the past; nobody is told live. What came before `readUntil` has been read; from
 * now on `readers` get e-mail at once.
 */
export async function rememberPast(
  past: PastFact[],
  readUntil: Date,
  readers: Types.ObjectId[],
): Promise<void> {
  const rows: Notification[] = [];
  for (const { event, around } of past)
    for await (const row of notificationsOf(event, around))
      rows.push({ ...row, read: row.at < readUntil });
  await NotificationRow.insertMany(rows, { ordered: false, lean: true });
  await SettingsRow.insertMany(
    readers.map((_id) => ({ _id, choices: {}, rhythm: 'immediate' as const })),
    { lean: true },
  );
}

/** Follows the event log and fills the bells. */
export const runNotifications = (around: Surroundings) =>
  runConsumer({
    name: 'notifications',
    kinds: toldKinds,
    // Beside one that ten thousand people are told of, others go on.
    atOnce: 3,
    handle: (event, isStopping) => tell(event, around, isStopping),
  });

/** Takes out of the bells what tells of something deleted, and brings it back with it. */
export const runForgetting = (around: Surroundings) =>
  runConsumer({
    name: 'notifications-of-deleted',
    kinds: ['idea.deleted', 'idea.restored', 'comment.deleted', 'comment.restored', 'note.changed'],
    async handle({ data }) {
      const commentId = 'commentId' in data ? data.commentId : null;
      const gone = await around.goneOf(data.ideaId, commentId);
      await notifications.followDeletion(data.ideaId, commentId, gone);
    },
  });
