import { model, Schema, type Types } from 'mongoose';

/** One official reply to an idea. Its words are never changed: a better one replaces it. */
export interface OfficialReply {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  byId: Types.ObjectId;
  body: string;
  at: Date;
  /** When another replaced it, or somebody took it back; null while it counts. */
  endedAt: Date | null;
  endedById: Types.ObjectId | null;
  takenBack: boolean;
  /** The idea, while it counts: there is one at a time. */
  currentOf?: Types.ObjectId;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<OfficialReply>(
  {
    ideaId: { type: id, required: true },
    byId: { type: id, required: true },
    body: { type: String, default: '' },
    at: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    endedById: { type: id, default: null },
    takenBack: { type: Boolean, default: false },
    currentOf: { type: id },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, at: -1, _id: -1 });
schema.index(
  { currentOf: 1 },
  { unique: true, partialFilterExpression: { currentOf: { $type: 'objectId' } } },
);

schema.index(
  { body: 'text' },
  { name: 'text', default_language: 'english', language_override: 'textLanguage' },
);

export const OfficialReplyRow = model('OfficialReply', schema, 'officialReplies');
