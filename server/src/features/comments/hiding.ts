import type { Types } from 'mongoose';
import type { Transaction } from '../../database/connection';
import { CommentRow } from './comments.model';

/** Hides a comment's words from everybody but its author and moderators. @returns whether it was not hidden yet */
export async function hideCommentIn(
  { session }: Transaction,
  _id: Types.ObjectId,
  hiddenReason: string,
): Promise<boolean> {
  const hidden = await CommentRow.updateOne(
    { _id, deletedAt: null, hiddenAt: null },
    { $set: { hiddenAt: new Date(), hiddenReason } },
    { session },
  );
  if (hidden.modifiedCount === 1) return true;
  if (hiddenReason !== '')
    await CommentRow.updateOne({ _id }, { $set: { hiddenReason } }, { session });
  return false;
}

/** @returns whether it was hidden */
export async function showCommentIn(
  { session }: Transaction,
  _id: Types.ObjectId,
): Promise<boolean> {
  const shown = await CommentRow.updateOne(
    { _id, hiddenAt: { $ne: null } },
    { $set: { hiddenAt: null, hiddenReason: '' } },
    { session },
  );
  return shown.modifiedCount === 1;
}
