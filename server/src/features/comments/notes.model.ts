import { model, Schema, type Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import type { Comment } from './comments.model';

/**
 * A staff note. It stands in the thread like a comment, but is kept in a collection of its own: what counts,
 * searches, ranks or tells comments does not come across it, whoever writes the next such thing.
 */
export type Note = Comment & { staff: true };

const id = Schema.Types.ObjectId;
const schema = new Schema<Note>(
  {
    ideaId: { type: id, required: true },
    parentId: { type: id, default: null },
    authorId: { type: id, required: true },
    staff: { type: Boolean, default: true },
    body: { type: String, default: '' },
    depth: { type: Number, required: true },
    path: { type: String, required: true },
    postedAt: { type: Date, required: true },
    editedAt: { type: Date, default: null },
    contentRev: { type: Number, default: 1 },
    deletedAt: { type: Date, default: null },
    deletedById: { type: id, default: null },
    purged: { type: Boolean, default: false },
  },
  { versionKey: false },
);
// As a thread of comments is read: in its order, and by time.
schema.index({ ideaId: 1, path: 1, _id: 1 });
schema.index({ ideaId: 1, postedAt: 1, _id: 1 });
schema.index({ authorId: 1 });
schema.index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'date' } } });

export const NoteRow = model('StaffNote', schema, 'staff_notes');

/** How many changes were told in the staff room of an idea. */
interface NoteRevision {
  /** The idea's. */
  _id: Types.ObjectId;
  rev: number;
}

const revisionSchema = new Schema<NoteRevision>(
  { _id: id, rev: { type: Number, required: true } },
  { versionKey: false },
);
export const NoteRevisionRow = model('StaffNoteRevision', revisionSchema, 'staff_note_revisions');

export async function staffRevOf(ideaId: string): Promise<number> {
  return (await NoteRevisionRow.findById(ideaId).lean())?.rev ?? 0;
}

/** Counts one more. @returns its number */
export async function nextStaffRev(ideaId: string): Promise<number> {
  const next = () =>
    NoteRevisionRow.findOneAndUpdate(
      { _id: ideaId },
      { $inc: { rev: 1 } },
      { returnDocument: 'after' },
    ).lean();
  const row = await next();
  if (row) return row.rev;
  try {
    await NoteRevisionRow.create([{ _id: ideaId, rev: 1 }]);
    return 1;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await next())?.rev ?? 1;
  }
}
