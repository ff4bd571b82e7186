import { type FollowKind, followKinds } from '@leaven/shared/follows/follows.schemas';
import { model, Schema, type Types } from 'mongoose';

/** Whether one person follows one thing. Who unfollowed keeps a row, so that nothing follows for them again. */
export interface Follow {
  /** `<kind>:<targetId>:<userId>` */
  _id: string;
  kind: FollowKind;
  targetId: Types.ObjectId;
  /** Of a talk: the idea that it is about. */
  ideaId?: Types.ObjectId;
  userId: Types.ObjectId;
  following: boolean;
  at: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Follow>(
  {
    _id: String,
    kind: { type: String, enum: followKinds, required: true },
    targetId: { type: id, required: true },
    ideaId: { type: id },
    userId: { type: id, required: true },
    following: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ kind: 1, targetId: 1, following: 1 });
schema.index({ userId: 1, kind: 1, following: 1, at: -1 });

export const FollowRow = model('Follow', schema, 'follows');

/** A row that says that somebody follows something. */
export function followRow(
  kind: FollowKind,
  targetId: Types.ObjectId,
  userId: Types.ObjectId,
  at: Date,
): Follow {
  return { _id: `${kind}:${targetId}:${userId}`, kind, targetId, userId, following: true, at };
}
