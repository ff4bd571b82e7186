import { model, Schema, type Types } from 'mongoose';

/** How far one person has read one thread. */
interface Reading {
  /** `<ideaId>:<userId>` */
  _id: string;
  ideaId: Types.ObjectId;
  readAt: Date;
}

const schema = new Schema<Reading>(
  {
    _id: String,
    ideaId: { type: Schema.Types.ObjectId, required: true },
    readAt: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1 });

export const ReadingRow = model('Reading', schema, 'readings');
