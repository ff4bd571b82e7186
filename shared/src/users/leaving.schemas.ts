import * as z from 'zod/mini';
import { id, instant } from '../http/fields';

/** So long somebody may think again. */
export const GRACE_DAYS = 14;

/** What is shown instead of the name of somebody whose account was deleted. */
export const formerColleague = 'Former colleague';

const leaving = {
  /** Also ideas and comments go, as far as others do not build on them. Votes stay counted. */
  wipe: z.boolean(),
  /** The manager who takes over what this person answers for, where there is something. */
  successorId: z.optional(id),
};
export const personLeaving = z.strictObject(leaving);
export const myLeaving = z.strictObject({
  ...leaving,
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});

export const leavingView = z.object({ eraseAt: instant });
