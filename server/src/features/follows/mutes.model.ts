import { type FollowKind, followKinds } from '@leaven/shared/follows/follows.schemas';
import { model, Schema, type Types } from 'mongoose';

/** That one person wants to hear nothing more of one thing. */
interface Mute {
  /** `<kind>:<targetId>:<userId>` */
  _id: string;
  kind: FollowKind;
  targetId: Types.ObjectId;
  /** Of a talk: the idea that it is about. */
  ideaId?: Types.ObjectId;
  userId: Types.ObjectId;
  at: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Mute>(
  {
    _id: String,
    kind: { type: String, enum: followKinds, required: true },
    targetId: { type: id, required: true },
    ideaId: { type: id },
    userId: { type: id, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ userId: 1 });

export const MuteRow = model('Mute', schema, 'mutes');
