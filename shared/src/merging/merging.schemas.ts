import * as z from 'zod/mini';
import { id, text } from '../http/fields';

export const newMerge = z.strictObject({
  /** The idea that stays. */
  into: id,
  /** Voters read it. */
  reason: z._default(text(0, 2_000), ''),
});

/** Votes are null while counts are hidden. */
const numbers = z.object({ votes: z.nullable(z.int()), commentCount: z.int() });

/** What a merge would bring, in numbers. Who votes for both counts once. */
export const mergePreview = z.object({
  idea: numbers,
  into: numbers,
  together: numbers,
  /** Other ideas that were merged into the first and come along. */
  comeAlong: z.int(),
});
export type MergePreview = z.output<typeof mergePreview>;
