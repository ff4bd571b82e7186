import * as z from 'zod/mini';
import { id, instant, text } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** What can be flagged. */
export const thingKinds = ['idea', 'comment'] as const;
export const thingKind = z.enum(thingKinds);
export type ThingKind = z.output<typeof thingKind>;

export const flagReasons = ['rude', 'private_data', 'spam', 'off_topic', 'other'] as const;
export const flagReason = z.enum(flagReasons);
export type FlagReason = z.output<typeof flagReason>;

export const newFlag = z.strictObject({
  kind: thingKind,
  targetId: id,
  reason: flagReason,
  /** For the moderators; the one who wrote the thing never sees it. */
  note: z._default(text(0, 500), ''),
});

/** One's own flag: there is one for a person and a thing. */
export const flagView = z.object({
  kind: thingKind,
  targetId: id,
  reason: flagReason,
  note: z.string(),
  at: instant,
});
export type FlagView = z.output<typeof flagView>;

/** `waiting`: for a moderator; `hidden`: a moderator has hidden it; `settled`: neither. */
export const queueStates = ['waiting', 'hidden', 'settled'] as const;
export type QueueState = (typeof queueStates)[number];

/** A thing that was flagged, with all that is needed to decide about it. */
export const queueItem = z.object({
  /** Also the id of the thing. */
  id,
  kind: thingKind,
  state: z.enum(queueStates),
  /** Of this state of affairs; a decision names the one that it was taken on. */
  rev: z.int(),
  idea: z.object({ id, title: z.string() }),
  /** The words in question: the comment, or the body of the idea. */
  text: z.string(),
  author: z.nullable(personRef),
  /** Nobody else sees it now. */
  hidden: z.boolean(),
  /** It was changed after it had been hidden, so it is looked at again. */
  edited: z.boolean(),
  /** Since when it waits. */
  openedAt: instant,
  /** By how many people, this time. */
  flags: z.int(),
  reasons: z.array(z.object({ reason: flagReason, count: z.int() })),
  /** The first five with what they say. */
  said: z.array(
    z.object({ by: z.nullable(personRef), reason: flagReason, note: z.string(), at: instant }),
  ),
});
export type QueueItem = z.output<typeof queueItem>;

export const moderationActions = ['approve', 'hide', 'warn'] as const;
export type ModerationAction = (typeof moderationActions)[number];

export const resolution = z.strictObject({
  action: z.enum(moderationActions),
  /** Its author reads it; only an approval may do without. */
  reason: z._default(text(0, 1_000), ''),
  rev: z.int().check(z.gte(0)),
});
