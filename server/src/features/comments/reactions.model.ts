import {
  type ReactionCount,
  type ReactionKind,
  reactionKinds,
} from '@leaven/shared/comments/reactions.schemas';
import { model, Schema, Types } from 'mongoose';

/** One person's reaction of one kind to one comment. */
export interface Reaction {
  /** `<commentId>:<userId>:<kind>` */
  _id: string;
  commentId: Types.ObjectId;
  userId: Types.ObjectId;
  kind: ReactionKind;
  at: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Reaction>(
  {
    _id: String,
    commentId: { type: id, required: true },
    userId: { type: id, required: true },
    kind: { type: String, enum: reactionKinds, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ commentId: 1, kind: 1, at: 1 });
schema.index({ userId: 1 });

export const ReactionRow = model('Reaction', schema, 'reactions');

export const reactionRow = (
  commentId: Types.ObjectId,
  userId: Types.ObjectId,
  kind: ReactionKind,
  at: Date,
): Reaction => ({ _id: `${commentId}:${userId}:${kind}`, commentId, userId, kind, at });

const inOrder = (a: ReactionCount, b: ReactionCount) =>
  reactionKinds.indexOf(a.kind) - reactionKinds.indexOf(b.kind);

/** How many people reacted how to each of these comments. */
export async function reactionsTo(
  commentIds: Types.ObjectId[],
): Promise<(commentId: Types.ObjectId) => ReactionCount[]> {
  const counted = await ReactionRow.aggregate<{
    _id: { commentId: Types.ObjectId; kind: ReactionKind };
    count: number;
  }>([
    { $match: { commentId: { $in: commentIds } } },
    { $group: { _id: { commentId: '$commentId', kind: '$kind' }, count: { $sum: 1 } } },
  ]);
  return (commentId) =>
    counted
      .filter(({ _id }) => _id.commentId.equals(commentId))
      .map(({ _id: { kind }, count }) => ({ kind, count }))
      .sort(inOrder);
}

/** What one person chose of it, for each of these comments. */
export async function reactionsOf(
  userId: string,
  commentIds: Types.ObjectId[],
): Promise<(commentId: Types.ObjectId) => ReactionKind[]> {
  const user = new Types.ObjectId(userId);
  const keys = commentIds.flatMap((commentId) =>
    reactionKinds.map((kind) => `${commentId}:${user}:${kind}`),
  );
  const rows = await ReactionRow.find({ _id: { $in: keys } }, { commentId: 1, kind: 1 }).lean();
  return (commentId) =>
    rows.filter((row) => row.commentId.equals(commentId)).map(({ kind }) => kind);
}
