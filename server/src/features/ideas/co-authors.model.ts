import { model, Schema, type Types } from 'mongoose';

/**
 * One person's part in somebody else's idea: invited, or accepted. It ends with the row. The idea has
 * who accepted in `coAuthorIds` and the number of these rows in `coAuthorSeats`.
 */
export interface CoAuthor {
  /** `<ideaId>:<userId>`: an invitation sent twice is one. */
  _id: string;
  ideaId: Types.ObjectId;
  userId: Types.ObjectId;
  state: 'invited' | 'accepted';
  invitedById: Types.ObjectId;
  /** Since when it is in this state. */
  at: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<CoAuthor>(
  {
    _id: String,
    ideaId: { type: id, required: true },
    userId: { type: id, required: true },
    state: { type: String, enum: ['invited', 'accepted'], required: true },
    invitedById: { type: id, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, state: 1, at: 1 });
schema.index({ userId: 1, state: 1, at: -1, _id: -1 });

export const CoAuthorRow = model('CoAuthor', schema, 'coAuthors');
export const coAuthorKey = (ideaId: string, userId: string) => `${ideaId}:${userId}`;
