import type { CommentState } from '@leaven/shared/comments/comments.policy';
import { model, Schema, type Types } from 'mongoose';

export interface Comment {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  parentId: Types.ObjectId | null;
  /** Null where an import named none. */
  authorId: Types.ObjectId | null;
  body: string;
  /** Whom it has spoken to: they are not told again. */
  mentionedIds?: Types.ObjectId[];
  depth: number;
  /** The ids from the thread's root to this, so that one index walk reads a thread in order. */
  path: string;
  postedAt: Date;
  editedAt: Date | null;
  contentRev: number;
  /** Its writer had to answer the idea when they wrote it, so it is an answer. */
  bySteward?: boolean;
  /** A staff note; those are kept by themselves, see `notes.model.ts`. */
  staff?: true;
  /** Since when only its author and moderators see its words. */
  hiddenAt?: Date | null;
  hiddenReason?: string;
  deletedAt: Date | null;
  deletedById: Types.ObjectId | null;
  purged: boolean;
  externalId?: string;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Comment>(
  {
    ideaId: { type: id, required: true },
    parentId: { type: id, default: null },
    authorId: { type: id, default: null },
    body: { type: String, default: '' },
    mentionedIds: { type: [id], default: undefined },
    depth: { type: Number, required: true },
    path: { type: String, required: true },
    postedAt: { type: Date, required: true },
    editedAt: { type: Date, default: null },
    contentRev: { type: Number, default: 1 },
    bySteward: { type: Boolean },
    hiddenAt: { type: Date, default: null },
    hiddenReason: { type: String, default: '' },
    deletedAt: { type: Date, default: null },
    deletedById: { type: id, default: null },
    purged: { type: Boolean, default: false },
    externalId: { type: String },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, path: 1, _id: 1 });
schema.index(
  { body: 'text' },
  { name: 'text', default_language: 'english', language_override: 'textLanguage' },
);
// How a thread's newest and unread comments are found.
schema.index({ ideaId: 1, postedAt: 1, _id: 1 });
schema.index({ ideaId: 1, deletedAt: 1 });
schema.index({ ideaId: 1, authorId: 1 });
schema.index({ authorId: 1, postedAt: -1, _id: -1 });
schema.index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'date' } } });
schema.index(
  { externalId: 1 },
  { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } },
);

export const CommentRow = model('Comment', schema, 'comments');

/** What the policies need to know. */
export const commentState = (
  comment: Pick<Comment, 'authorId' | 'deletedAt' | 'hiddenAt' | 'staff'>,
): CommentState => ({
  authorId: comment.authorId ? String(comment.authorId) : null,
  deleted: comment.deletedAt !== null,
  hidden: comment.hiddenAt != null,
  staff: comment.staff === true,
});

/** Of a deleted comment: somebody else did it, a moderator. */
export const wasRemoved = (comment: Pick<Comment, 'authorId' | 'deletedById'>): boolean =>
  String(comment.deletedById) !== String(comment.authorId);

/** Index keys have a limit: below this depth answers keep their parent but stand beside it. */
const PATH_LEVELS = 60;

/** Ids sort by time, so paths sort a thread depth first and siblings by age. */
export function pathBelow(parentPath: string | null, id: Types.ObjectId): string {
  if (parentPath === null) return String(id);
  return [...parentPath.split('/').slice(0, PATH_LEVELS), String(id)].join('/');
}

type Known = Pick<Comment, '_id' | 'ideaId' | 'authorId' | 'body' | 'postedAt'>;

/** What a new comment is stored as, below what it answers or, without that, below the idea itself. */
export const newCommentRow = <T extends Known & Partial<Comment>>(
  comment: T,
  parent: Pick<Comment, '_id' | 'depth' | 'path'> | null | undefined,
): Comment & T => ({
  parentId: parent?._id ?? null,
  depth: parent ? parent.depth + 1 : 0,
  path: pathBelow(parent?.path ?? null, comment._id),
  editedAt: null,
  contentRev: 1,
  deletedAt: null,
  deletedById: null,
  purged: false,
  ...comment,
});

/** The comment that begins the talk in which a comment stands: itself, where it answers the idea. */
export const threadOf = ({ _id, path }: Pick<Comment, '_id' | 'path'>): string =>
  path.split('/')[0] || String(_id);
