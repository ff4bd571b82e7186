import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { personRef } from '../users/users.schemas';

/**
 * How long an idea waits, or waited, for its first answer: an official reply, a decision, or a comment
 * of its steward. `dueAt` and `answeredAt` are both null where no clock runs: it came with an import,
 * or was put away unanswered.
 */
export const ideaClock = z.object({
  /** When it began to run: with the posting, or with the latest reopening. */
  from: z.nullable(instant),
  /** By when an answer is due; null once there is one. */
  dueAt: z.nullable(instant),
  answeredAt: z.nullable(instant),
  /** Within how many working days it was answered, 1 for the first. */
  workingDays: z.nullable(z.int()),
  /** Who answers now while its steward is away. */
  standIn: z.nullable(personRef),
});
export type IdeaClock = z.output<typeof ideaClock>;

/** The official reply as a card shows it. */
export const replyOnCard = z.object({
  /** Its beginning without Markdown, at most 280 characters. */
  excerpt: z.string(),
  by: z.nullable(personRef),
  at: instant,
});

/** The official reply as it is pinned under an idea. */
export const pinnedReply = z.object({
  id,
  body: z.string(),
  by: z.nullable(personRef),
  at: instant,
});
export type PinnedReply = z.output<typeof pinnedReply>;
