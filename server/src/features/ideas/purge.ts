import type { Types } from 'mongoose';

/** Forgets what hangs on ideas whose texts are about to be wiped. Must be safe to repeat. */
export type Forget = (ideaIds: Types.ObjectId[]) => Promise<void>;
const forgetters: Forget[] = [];

/** For the features to the right; handed in by the app. */
export const addForgetter = (forget: Forget) => forgetters.push(forget);

export async function forgetWhatHangsOn(ideaIds: Types.ObjectId[]): Promise<void> {
  for (const forget of forgetters) await forget(ideaIds);
}
