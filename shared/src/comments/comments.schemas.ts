import * as z from 'zod/mini';
import { id, instant, text } from '../http/fields';
import { personRef } from '../users/users.schemas';

export const commentBody = text(1, 5_000);

export const newComment = z.strictObject({
  body: commentBody,
  parentId: z.optional(z.nullable(id)),
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
  postedAt: instant,
  editedAt: z.nullable(instant),
  deletedAt: z.nullable(instant),
  deletedBy: z.nullable(z.enum(['author', 'moderator'])),
  hidden: z.boolean(),
  contentRev: z.int(),
  /** Its idea's author took it into the idea. */
  taken: z.boolean(),
  /** Sorts the thread depth first, brothers and sisters by time. */
  path: z.string(),
});
export type CommentFacts = z.output<typeof commentFacts>;

/** To who may see a hidden one, `body` and `author` are there, and why it is hidden (empty: not decided yet). */
export const commentView = z.extend(commentFacts, {
  hiddenReason: z.nullable(z.string()),
  abilities: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    reply: z.boolean(),
    flag: z.boolean(),
    take: z.boolean(),
  }),
});
export type CommentView = z.output<typeof commentView>;
