import type { TrialState } from '@leaven/shared/trials/trials.policy';
import { type TrialAnswer, trialAnswers } from '@leaven/shared/trials/trials.schemas';
import { model, Schema, type Types } from 'mongoose';

/** What somebody built or uses already that does what the idea is about. */
export interface Trial {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  personId: Types.ObjectId;
  text: string;
  link: string | null;
  postedAt: Date;
  editedAt: Date | null;
  answer: { answer: TrialAnswer; text: string; byId: Types.ObjectId; at: Date } | null;
  deletedAt: Date | null;
  deletedById: Types.ObjectId | null;
}

const id = Schema.Types.ObjectId;
const answer = new Schema(
  {
    answer: { type: String, enum: trialAnswers, required: true },
    text: { type: String, required: true },
    byId: { type: id, required: true },
    at: { type: Date, required: true },
  },
  { _id: false },
);
const schema = new Schema<Trial>(
  {
    ideaId: { type: id, required: true },
    personId: { type: id, required: true },
    text: { type: String, required: true },
    link: { type: String, default: null },
    postedAt: { type: Date, required: true },
    editedAt: { type: Date, default: null },
    answer: { type: answer, default: null },
    deletedAt: { type: Date, default: null },
    deletedById: { type: id, default: null },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, postedAt: -1, _id: -1 });
schema.index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'date' } } });
schema.index({ personId: 1 });

export const TrialRow = model('Trial', schema, 'trials');

/** What the policies need to know. */
export const trialState = ({ personId, deletedAt }: Trial): TrialState => ({
  personId: String(personId),
  deleted: deletedAt !== null,
});
