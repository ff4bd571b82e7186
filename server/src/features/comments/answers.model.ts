import { model, Schema, type Types } from 'mongoose';

/** A comment that answered a question: it was accepted, or worked for somebody. */
export interface Answer {
  /** The comment's. */
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  /** Whom it is credited to; null where the asker answered, or an import named nobody. */
  authorId: Types.ObjectId | null;
  /** For how many it worked. A projection; written with each change of the rows. */
  worked: number;
  acceptedAt: Date | null;
  acceptedById: Types.ObjectId | null;
  /** When it first was accepted or worked for somebody. */
  at: Date;
  /** The idea, while it is the accepted answer: there is one at a time. */
  solves?: Types.ObjectId;
}

/** That an answer worked for one person. */
interface Worked {
  /** `<commentId>:<userId>` */
  _id: string;
  commentId: Types.ObjectId;
  userId: Types.ObjectId;
  at: Date;
}

const id = Schema.Types.ObjectId;
const answerSchema = new Schema<Answer>(
  {
    ideaId: { type: id, required: true },
    authorId: { type: id, default: null },
    worked: { type: Number, default: 0 },
    acceptedAt: { type: Date, default: null },
    acceptedById: { type: id, default: null },
    at: { type: Date, required: true },
    solves: { type: id },
  },
  { versionKey: false },
);
answerSchema.index({ ideaId: 1, worked: -1 });
answerSchema.index({ authorId: 1, at: -1, _id: -1 });
answerSchema.index(
  { solves: 1 },
  { unique: true, partialFilterExpression: { solves: { $type: 'objectId' } } },
);

const workedSchema = new Schema<Worked>(
  {
    _id: String,
    commentId: { type: id, required: true },
    userId: { type: id, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
workedSchema.index({ commentId: 1 });
workedSchema.index({ userId: 1 });

export const AnswerRow = model('Answer', answerSchema, 'answers');
export const WorkedRow = model('Worked', workedSchema, 'worked_for');
export const workedKey = (commentId: string, userId: string) => `${commentId}:${userId}`;
