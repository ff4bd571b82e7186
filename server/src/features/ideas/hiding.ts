import type { Types } from 'mongoose';
import type { Transaction } from '../../database/connection';
import { IdeaRow, isListed } from './ideas.model';

/** Hides an idea from everybody but its authors and moderators. @returns whether it was not hidden yet */
export async function hideIdeaIn(
  { session }: Transaction,
  _id: Types.ObjectId,
  hiddenReason: string,
): Promise<boolean> {
  const hidden = await IdeaRow.updateOne(
    { _id, deletedAt: null, hiddenAt: null },
    { $set: { hiddenAt: new Date(), hiddenReason, listed: false }, $inc: { liveRev: 1 } },
    { session },
  );
  if (hidden.modifiedCount === 1) return true;
  if (hiddenReason !== '')
    await IdeaRow.updateOne({ _id }, { $set: { hiddenReason } }, { session });
  return false;
}

/** @returns whether it was hidden */
export async function showIdeaIn({ session }: Transaction, _id: Types.ObjectId): Promise<boolean> {
  const idea = await IdeaRow.findById(_id).session(session).lean();
  if (!idea?.hiddenAt) return false;
  const listed = isListed(idea.stage, idea.deletedAt, null);
  await IdeaRow.updateOne(
    { _id, stage: idea.stage },
    { $set: { hiddenAt: null, hiddenReason: '', listed }, $inc: { liveRev: 1 } },
    { session },
  );
  return true;
}
