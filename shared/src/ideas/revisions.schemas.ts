import * as z from 'zod/mini';
import { categoryRef } from '../categories/categories.schemas';
import { id, instant } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** What an idea said from one edit to the next. */
export const revisionView = z.object({
  id,
  /** The idea's `contentRev` with this text; the first is 1. */
  rev: z.int(),
  title: z.string(),
  body: z.string(),
  category: categoryRef,
  /** Null where it was imported without an author. */
  by: z.nullable(personRef),
  at: instant,
  /** The `rev` whose text was made the current one again. */
  restoredFrom: z.nullable(z.int()),
  /** It is what the idea says now. */
  current: z.boolean(),
});
export type RevisionView = z.output<typeof revisionView>;
