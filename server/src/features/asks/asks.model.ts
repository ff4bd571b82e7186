import { type AskKind, askKinds } from '@leaven/shared/askKinds';
import { model, Schema, type Types } from 'mongoose';

const states = ['open', 'answered', 'withdrawn'] as const;

/** Something an idea needs. */
export interface Ask {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  kind: AskKind;
  text: string;
  /** The words of `text`, folded, to find what somebody with a skill could help with. */
  words: string[];
  state: (typeof states)[number];
  postedAt: Date;
  /** A projection of its offers; bounds them. */
  offerCount: number;
  helperId: Types.ObjectId | null;
  thanks: string;
  answeredAt: Date | null;
}

/** One person's offer to help with one ask. */
export interface Offer {
  _id: Types.ObjectId;
  askId: Types.ObjectId;
  personId: Types.ObjectId;
  text: string;
  at: Date;
}

const id = Schema.Types.ObjectId;
const askSchema = new Schema<Ask>(
  {
    ideaId: { type: id, required: true },
    kind: { type: String, enum: askKinds, required: true },
    text: { type: String, required: true },
    words: { type: [String], required: true },
    state: { type: String, enum: states, required: true },
    postedAt: { type: Date, required: true },
    offerCount: { type: Number, default: 0 },
    helperId: { type: id, default: null },
    thanks: { type: String, default: '' },
    answeredAt: { type: Date, default: null },
  },
  { versionKey: false },
);
askSchema.index({ ideaId: 1, state: 1, answeredAt: -1, _id: 1 });
askSchema.index({ words: 1, state: 1 });

const offerSchema = new Schema<Offer>(
  {
    askId: { type: id, required: true },
    personId: { type: id, required: true },
    text: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
// One person offers once.
offerSchema.index({ askId: 1, personId: 1 }, { unique: true });
offerSchema.index({ personId: 1, at: -1, _id: -1 });

export const AskRow = model('Ask', askSchema, 'asks');
export const OfferRow = model('Offer', offerSchema, 'askOffers');
