import type { NotificationReason } from '@leaven/shared/notifications/notifications.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import type { FactKind } from '../../../events/facts';
import type { LeavenEvent } from '../../../events/log';
import type { Notification } from '../notifications.model';

/** Who took part in an idea; only its features know, so the app hands it in. */
export interface Audiences {
  votersOf(ideaId: string): AsyncIterable<string>;
  commentersOf(ideaId: string): AsyncIterable<string>;
  followersOf(ideaId: string): AsyncIterable<string>;
  /** Of the talk that a comment begins. */
  threadFollowersOf(threadId: string): AsyncIterable<string>;
  authorsOf(ideaId: string): Promise<string[]>;
  /** Those of these people who may read the idea, and the comment where one is named. */
  readersAmong(
    userIds: readonly string[],
    ideaId: string,
    commentId: string | null,
  ): Promise<string[]>;
  /** Who wrote staff notes on it. */
  noteWritersOf(ideaId: string): Promise<string[]>;
  /** Whether everybody may see the idea, and the comment where one is named. */
  isShown(ideaId: string, commentId: string | null): Promise<boolean>;
}

/** What only the other features know, while the log is followed. */
export interface Surroundings extends Audiences {
  /** Whether the idea is deleted, and the comment where one is named. */
  goneOf(
    ideaId: string,
    commentId: string | null,
  ): Promise<{ ideaGone: boolean; commentGone: boolean }>;
  /** Who of these wants to hear nothing more of an idea, or of the talk that `threadId` begins. */
  mutedBy(ideaId: string, threadId: string | null, userIds: string[]): Promise<Set<string>>;
  /** Whether an idea is there for somebody at this moment, and the comment where one is named. */
  sees(viewer: Actor, ideaId: string, commentId: string | null): Promise<boolean>;
}

export type Message = Pick<
  Notification,
  'kind' | 'idea' | 'project' | 'into' | 'commentId' | 'threadId' | 'stage' | 'role' | 'excerpt'
>;
export const nothing = {
  idea: null,
  project: null,
  into: null,
  commentId: null,
  stage: null,
  role: null,
  excerpt: '',
};

/** A person, null where there is none, and why they are told. */
export type Reached = [userId: string | null, because: NotificationReason];

/** How one kind of fact becomes notifications. */
export interface Telling<K extends FactKind> {
  /** Everybody to tell, the nearest reason first; somebody may come more than once. */
  audience(event: LeavenEvent<K>, around: Audiences): AsyncIterable<Reached>;
  /** What it says to a person with this reason. */
  message(event: LeavenEvent<K>, because: NotificationReason): Message;
}

/** Whose idea it is. */
export async function* authors(ideaId: string, around: Audiences): AsyncGenerator<Reached> {
  for (const userId of await around.authorsOf(ideaId)) yield [userId, 'author'];
}

/** Whoever wrote the idea, argued about it, voted for it or follows it. */
export async function* partakers(ideaId: string, around: Audiences): AsyncGenerator<Reached> {
  yield* authors(ideaId, around);
  for await (const userId of around.commentersOf(ideaId)) yield [userId, 'commenter'];
  for await (const userId of around.votersOf(ideaId)) yield [userId, 'voter'];
  for await (const userId of around.followersOf(ideaId)) yield [userId, 'follower'];
}
