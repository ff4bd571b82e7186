import { model, Schema, type Types } from 'mongoose';

/** One person has seen one idea on one day. The key decides every race and every repetition. */
export interface Impression {
  /** `<ideaId>:<userId>:<day>` */
  _id: string;
  ideaId: Types.ObjectId;
  userId: Types.ObjectId;
  /** Of UTC, as `2026-11-25`; given by the server. */
  day: string;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Impression>(
  {
    _id: String,
    ideaId: { type: id, required: true },
    userId: { type: id, required: true },
    day: { type: String, required: true },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, day: 1 });
schema.index({ userId: 1, ideaId: 1 });
schema.index({ day: 1, ideaId: 1 });

export const ImpressionRow = model('Impression', schema, 'impressions');

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const impressionRow = (
  ideaId: Types.ObjectId,
  userId: Types.ObjectId,
  day: string,
): Impression => ({ _id: `${ideaId}:${userId}:${day}`, ideaId, userId, day });
