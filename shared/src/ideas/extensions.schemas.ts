import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** So many comments may be taken into one idea. */
export const MOST_EXTENSIONS = 30;

/** A comment that was taken into its idea: what it said then, and who is credited with it. */
export const extensionView = z.object({
  /** Of the comment. */
  id,
  /** Null where it was imported without one. */
  author: z.nullable(personRef),
  body: z.string(),
  takenAt: instant,
});
export type ExtensionView = z.output<typeof extensionView>;
