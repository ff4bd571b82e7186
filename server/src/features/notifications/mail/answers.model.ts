import { createHash } from 'node:crypto';
import { model, Schema, Types } from 'mongoose';
import { isDuplicate } from '../../../database/connection';

/** That an answer came, with the id of the comment it becomes: handed on again it finds the same. */
interface Answer {
  _id: string;
  commentId: Types.ObjectId;
  at: Date;
}

const KEPT_S = 90 * 24 * 60 * 60;
const schema = new Schema<Answer>(
  {
    _id: String,
    commentId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_S });
const AnswerRow = model('MailAnswer', schema, 'mail_answers');

/** The id for the comment that an answer becomes, the same each time it is asked. */
export async function commentIdFor(sendingId: string, messageId: string): Promise<Types.ObjectId> {
  const _id = createHash('sha256').update(`${sendingId} ${messageId}`).digest('base64url');
  const mine = { _id, commentId: new Types.ObjectId(), at: new Date() };
  try {
    await AnswerRow.create([mine]);
    return mine.commentId;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await AnswerRow.findById(_id).lean())?.commentId ?? mine.commentId;
  }
}
