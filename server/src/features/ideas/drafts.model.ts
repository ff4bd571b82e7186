import { type DraftEnd, draftEnds } from '@leaven/shared/ideas/drafts.schemas';
import { model, Schema, type Types } from 'mongoose';

/**
 * An idea that is being written. The writer is part of the key, so nobody can reach another's draft or
 * find out that it is there. What was posted or deleted leaves a mark without its text for a month, so
 * that a late save does not bring it back and a late post finds what it became.
 */
export interface Draft {
  /** `<userId>:<draftId>`; the latter is made by the client. */
  _id: string;
  userId: Types.ObjectId;
  title: string;
  body: string;
  beneficiary: string;
  categoryId: Types.ObjectId | null;
  rev: number;
  savedAt: Date;
  removedAt: Date | null;
  removedBy: DraftEnd | null;
  /** The idea that it became. */
  ideaId: Types.ObjectId | null;
}

const MARK_KEPT_S = 30 * 24 * 60 * 60;

const id = Schema.Types.ObjectId;
const schema = new Schema<Draft>(
  {
    _id: String,
    userId: { type: id, required: true },
    title: { type: String, default: '' },
    body: { type: String, default: '' },
    beneficiary: { type: String, default: '' },
    categoryId: { type: id, default: null },
    rev: { type: Number, required: true },
    savedAt: { type: Date, required: true },
    removedAt: { type: Date, default: null },
    removedBy: { type: String, enum: [...draftEnds, null], default: null },
    ideaId: { type: id, default: null },
  },
  { versionKey: false },
);
schema.index({ userId: 1, removedAt: 1, savedAt: -1 });
schema.index({ removedAt: 1 }, { expireAfterSeconds: MARK_KEPT_S });

export const DraftRow = model('Draft', schema, 'drafts');
export const draftKey = (userId: string, draftId: string) => `${userId}:${draftId}`;
