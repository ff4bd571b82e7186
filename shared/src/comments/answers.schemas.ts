import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { personRef } from '../users/users.schemas';

export const newSolution = z.strictObject({ commentId: id });

/** What is known of the answers to a question: which was accepted, and what worked for whom. */
export const answersView = z.object({
  ideaId: id,
  /** Null while none was accepted, or while the accepted one is hidden or deleted. */
  solution: z.nullable(
    z.object({
      commentId: id,
      author: z.nullable(personRef),
      body: z.string(),
      acceptedBy: z.nullable(personRef),
      at: instant,
    }),
  ),
  /** The comments that worked for somebody, for most first; a hundred at most. */
  worked: z.array(z.object({ commentId: id, count: z.int(), mine: z.boolean() })),
  /** Accept an answer, another one, or none. */
  abilities: z.object({ solve: z.boolean() }),
});
export type AnswersView = z.output<typeof answersView>;
