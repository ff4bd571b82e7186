import { notificationAdded } from '@leaven/shared/notifications/notifications.events';
import type { NotificationReason } from '@leaven/shared/notifications/notifications.schemas';
import { rooms } from '@leaven/shared/realtime/rooms';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import type { LeavenEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { type Notification, NotificationRow } from './notifications.model';
import { presentNotifications } from './notifications.presenter';

/** Who took part in an idea; only its features know, so the app hands it in. */
export interface Audiences {
  votersOf(ideaId: string): AsyncIterable<string>;
  commentersOf(ideaId: string): AsyncIterable<string>;
  authorOf(ideaId: string): Promise<string | null>;
}

const kinds = [
  'comment.posted',
  'idea.decided',
  'idea.promoted',
  'project.moved',
  'project.shut_down',
  'project.update_posted',
] as const;
type Told = LeavenEvent<(typeof kinds)[number]>;

type Message = Pick<Notification, 'kind' | 'idea' | 'project' | 'commentId' | 'stage' | 'excerpt'>;

const BATCH = 500;
const nothing = { idea: null, project: null, commentId: null, stage: null, excerpt: '' };

/** Says a fact as a notification; a comment is said differently to whom it answers. */
function messageOf(event: Told, because: NotificationReason): Message {
  switch (event.kind) {
    case 'comment.posted': {
      const { ideaId, ideaTitle, commentId, excerpt } = event.data;
      const kind = because === 'commenter' ? 'comment_replied' : 'idea_commented';
      return { ...nothing, kind, idea: { id: ideaId, title: ideaTitle }, commentId, excerpt };
    }
    case 'idea.decided': {
      const { ideaId, ideaTitle, to, reason } = event.data;
      return {
        ...nothing,
        kind: 'idea_decided',
        idea: { id: ideaId, title: ideaTitle },
        stage: to,
        excerpt: reason,
      };
    }
    case 'idea.promoted': {
      const { ideaId, ideaTitle, projectId, projectTitle } = event.data;
      return {
        ...nothing,
        kind: 'idea_promoted',
        idea: { id: ideaId, title: ideaTitle },
        project: { id: projectId, title: projectTitle },
        stage: 'promoted',
      };
    }
    case 'project.moved': {
      const { projectId, projectTitle, to, reason } = event.data;
      return {
        ...nothing,
        kind: 'project_moved',
        project: { id: projectId, title: projectTitle },
        stage: to,
        excerpt: reason,
      };
    }
    case 'project.shut_down': {
      const { projectId, projectTitle, reason } = event.data;
      return {
        ...nothing,
        kind: 'project_shut_down',
        project: { id: projectId, title: projectTitle },
        stage: 'shut_down',
        excerpt: reason,
      };
    }
    case 'project.update_posted': {
      const { projectId, projectTitle, excerpt } = event.data;
      return {
        ...nothing,
        kind: 'project_updated',
        project: { id: projectId, title: projectTitle },
        excerpt,
      };
    }
  }
}

/** Everybody to tell, the nearest reason first; somebody may come more than once. */
async function* audienceOf(
  event: Told,
  around: Audiences,
): AsyncGenerator<[string | null, NotificationReason]> {
  const { data } = event;
  if (event.kind === 'comment.posted') {
    yield [event.data.parentAuthorId, 'commenter'];
    yield [event.data.ideaAuthorId, 'author'];
    return;
  }
  if ('ownerId' in data) yield [data.ownerId, 'owner'];
  if ('sponsorId' in data) yield [data.sponsorId, 'sponsor'];
  yield [await around.authorOf(data.ideaId), 'author'];
  for await (const userId of around.commentersOf(data.ideaId)) yield [userId, 'commenter'];
  for await (const userId of around.votersOf(data.ideaId)) yield [userId, 'voter'];
}

/** Adds what is not there yet, and tells those whom it was added for. */
async function deliver(rows: Notification[]): Promise<void> {
  const _id = { $in: rows.map((row) => row._id) };
  await NotificationRow.insertMany(rows, { ordered: false, lean: true }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  const added = await NotificationRow.find({ _id }).lean();
  const unread = await NotificationRow.aggregate<{ _id: Types.ObjectId; n: number }>([
    { $match: { userId: { $in: added.map((row) => row.userId) }, read: false } },
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

async function tell(event: Told, around: Audiences): Promise<void> {
  let batch: Notification[] = [];
  for await (const notification of notificationsOf(event, around)) {
    batch.push(notification);
    if (batch.length === BATCH) {
      await deliver(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await deliver(batch);
}

/** A fact from before anybody listened, with those who took part by then. */
export interface PastFact {
  event: Told;
  around: Audiences;
}

/** Fills the bells with the past; nobody is told live. What came before `readUntil` has been read. */
export async function rememberPast(past: PastFact[], readUntil: Date): Promise<void> {
  const rows: Notification[] = [];
  for (const { event, around } of past)
    for await (const row of notificationsOf(event, around))
      rows.push({ ...row, read: row.at < readUntil });
  await NotificationRow.insertMany(rows, { ordered: false, lean: true });
}

/** Follows the event log and fills the bells. */
export const runNotifications = (around: Audiences) =>
  runConsumer({ name: 'notifications', kinds, handle: (event) => tell(event, around) });
