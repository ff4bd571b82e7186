import * as z from 'zod/mini';
import { id, instant, paging, text } from '../http/fields';
import { personRef } from '../users/users.schemas';
import { reactionCount, reactionKind } from './reactions.schemas';

export const commentBody = text(1, 5_000);

/** For everybody, or a staff note: for moderators, managers and administrators alone. */
export const visibility = z.enum(['everybody', 'staff']);

export const newComment = z.strictObject({
  body: commentBody,
  parentId: z.optional(z.nullable(id)),
  /** For everybody unless told; what answers a staff note is one in any case. */
  visibility: z.optional(visibility),
});
export const commentPatch = z.strictObject({
  body: commentBody,
  contentRev: z.optional(z.int().check(z.gte(1))),
});

/**
 * What everybody sees alike. A deleted or hidden comment keeps its place: `body` and `author` are
 * null.
 */
export const commentFacts = z.object({
  id,
  ideaId: id,
  parentId: z.nullable(id),
  /** 0 for an answer to the idea itself. */
  depth: z.int(),
  author: z.nullable(personRef),
  body: z.nullable(z.string()),
  visibility,
  postedAt: instant,
  editedAt: z.nullable(instant),
  deletedAt: z.nullable(instant),
  deletedBy: z.nullable(z.enum(['author', 'moderator'])),
  hidden: z.boolean(),
  contentRev: z.int(),
  /** Its idea's author took it into the idea. */
  taken: z.boolean(),
  /** How many reacted how; of a deleted or hidden one nothing. */
  reactions: z.array(reactionCount),
  /** Sorts the thread depth first, brothers and sisters by time. */
  path: z.string(),
});
export type CommentFacts = z.output<typeof commentFacts>;

/** To who may see a hidden one, `body` and `author` are there, and why it is hidden (empty: not decided yet). */
export const commentView = z.extend(commentFacts, {
  hiddenReason: z.nullable(z.string()),
  /** What the reader themselves chose. */
  myReactions: z.array(reactionKind),
  abilities: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    reply: z.boolean(),
    flag: z.boolean(),
    take: z.boolean(),
    react: z.boolean(),
  }),
});
export type CommentView = z.output<typeof commentView>;

/** What a comment said from one edit to the next. */
export const commentRevisionView = z.object({
  id,
  /** The comment's `contentRev` with this text; the first is 1. */
  rev: z.int(),
  body: z.string(),
  at: instant,
});
export type CommentRevisionView = z.output<typeof commentRevisionView>;

/** What `around` may name besides a comment. */
export const threadPlaces = ['newest', 'unread'] as const;
export const threadQuery = z.strictObject({
  ...paging,
  /** Only what stands below this comment, which begins a talk. */
  branch: z.optional(id),
  /** Begins near this comment: the newest, or the first that I have not read. */
  around: z.optional(z.union([z.enum(threadPlaces), id])),
  /** Of each branch at most so many; the rest is a gap. */
  perBranch: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(50))),
});
export type ThreadQuery = z.output<typeof threadQuery>;

/** More than this is not counted. */
export const MOST_COUNTED = 100;

/** Comments that a page left out: those whose path lies between two others, both not among them. */
export const threadGap = z.object({
  /** The comment that begins their talk; null where whole talks are left out. */
  branch: z.nullable(id),
  from: z.string(),
  /** Null: to the end. */
  to: z.nullable(z.string()),
  /** Reads it, together with `branch`. */
  cursor: z.string(),
  /** How many of a branch, 100 at most; null where whole talks are left out. */
  count: z.nullable(z.int()),
});
export type ThreadGap = z.output<typeof threadGap>;

export const readingView = z.object({
  /** Null until I have read anything here: then nothing counts as unread. */
  readAt: z.nullable(instant),
  /** What others wrote since, 100 at most. */
  unread: z.int(),
});
export type ReadingView = z.output<typeof readingView>;
