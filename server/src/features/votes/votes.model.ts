import type { VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import { model, Schema, type Types } from 'mongoose';

/** One person's stand on one idea. The key decides every race; a row is never deleted. */
export interface Vote {
  /** `<ideaId>:<userId>` */
  _id: string;
  ideaId: Types.ObjectId;
  userId: Types.ObjectId;
  value: VoteValue;
  /** How often this person changed their mind. */
  seq: number;
  at: Date;
}

const schema = new Schema<Vote>(
  {
    _id: String,
    ideaId: { type: Schema.Types.ObjectId, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    value: { type: Number, enum: [0, 1], required: true },
    seq: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, value: 1 });
schema.index({ userId: 1, value: 1, at: -1, _id: -1 });

export const VoteRow = model('Vote', schema, 'votes');
export const voteKey = (ideaId: string, userId: string) => `${ideaId}:${userId}`;
