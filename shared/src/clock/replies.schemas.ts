import * as z from 'zod/mini';
import { id, instant, text } from '../http/fields';
import { personRef } from '../users/users.schemas';

export const newReply = z.strictObject({
  body: text(1, 5_000),
  /**
   * The official reply that was there when this one was written, null for none: refused with 409
   * `stale_reply` when it is another by now. Left out, it replaces whatever is there.
   */
  replaces: z.optional(z.nullable(id)),
});

/** An official reply of before: another replaced it, or it was taken back. */
export const earlierReply = z.object({
  id,
  body: z.string(),
  by: z.nullable(personRef),
  at: instant,
  endedAt: instant,
  endedBy: z.nullable(personRef),
  takenBack: z.boolean(),
});
export type EarlierReply = z.output<typeof earlierReply>;
