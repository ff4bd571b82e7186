import { changedMeanwhile } from '@leaven/shared/http/errors';
import type { Transaction } from '../../database/connection';
import { type Idea, IdeaRow } from './ideas.model';

/**
 * Counts a change that everybody in the idea's room may see. What else a transaction does after it
 * waits for others that touch the same idea, so that bounds hold.
 * @throws AppError 409 when the idea is no longer where it was read
 */
export async function touchIdea({ session }: Transaction, { _id, stage }: Idea): Promise<void> {
  const touched = await IdeaRow.updateOne(
    { _id, stage, deletedAt: null },
    { $inc: { liveRev: 1 } },
    { session },
  );
  if (touched.matchedCount === 0) throw changedMeanwhile();
}
