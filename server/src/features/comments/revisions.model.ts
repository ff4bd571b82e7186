import { type ClientSession, model, Schema, Types } from 'mongoose';
import type { Comment } from './comments.model';

/**
 * What a comment said from one edit to the next. Like an idea, one that was never edited has no row: the
 * first edit writes down what it said before.
 */
export interface CommentRevision {
  _id: Types.ObjectId;
  commentId: Types.ObjectId;
  /** The comment's `contentRev` with this text. */
  rev: number;
  body: string;
  /** The comment's: nobody else edits one. */
  authorId: Types.ObjectId | null;
  at: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<CommentRevision>(
  {
    commentId: { type: id, required: true },
    rev: { type: Number, required: true },
    body: { type: String, default: '' },
    authorId: { type: id, default: null },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ commentId: 1, rev: -1 }, { unique: true });
schema.index({ authorId: 1 });

export const CommentRevisionRow = model('CommentRevision', schema, 'commentRevisions');

/** The revision that stands, from the comment itself. */
export const standingRevision = (comment: Comment): CommentRevision => ({
  _id: comment._id,
  commentId: comment._id,
  rev: comment.contentRev,
  body: comment.body,
  authorId: comment.authorId,
  at: comment.editedAt ?? comment.postedAt,
});

/** Adds what an edit made of a comment, and what it said before where that was not written down yet. */
export async function writeRevision(
  before: Comment,
  after: Pick<CommentRevision, 'body' | 'at'>,
  session: ClientSession,
): Promise<void> {
  const standing = standingRevision(before);
  const { commentId, rev, authorId } = standing;
  const rows = [{ ...after, _id: new Types.ObjectId(), commentId, authorId, rev: rev + 1 }];
  if (!(await CommentRevisionRow.exists({ commentId, rev }).session(session)))
    rows.unshift({ ...standing, _id: new Types.ObjectId() });
  await CommentRevisionRow.insertMany(rows, { session, lean: true });
}

/** What deleted comments once said goes with what they said last. */
export async function forgetRevisions(commentIds: Types.ObjectId[]): Promise<void> {
  await CommentRevisionRow.deleteMany({ commentId: { $in: commentIds } });
}
