import { type ClientSession, model, Schema, Types } from 'mongoose';
import type { Idea } from './ideas.model';

/**
 * What an idea said from one edit to the next. An idea that was never edited has no row: what it says
 * is its only revision, and it is written down when the first edit replaces it.
 */
export interface Revision {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  /** The idea's `contentRev` with this text. */
  rev: number;
  title: string;
  body: string;
  categoryId: Types.ObjectId;
  /** Null where an import named no author. */
  byId: Types.ObjectId | null;
  at: Date;
  /** The `rev` whose text was made the current one again. */
  restoredFrom: number | null;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Revision>(
  {
    ideaId: { type: id, required: true },
    rev: { type: Number, required: true },
    title: { type: String, default: '' },
    body: { type: String, default: '' },
    categoryId: { type: id, required: true },
    byId: { type: id, default: null },
    at: { type: Date, required: true },
    restoredFrom: { type: Number, default: null },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, rev: -1 }, { unique: true });
schema.index({ byId: 1 });

export const RevisionRow = model('IdeaRevision', schema, 'ideaRevisions');

/** The revision that stands, from the idea itself; under the idea's id while it has no row. */
export const standingRevision = (idea: Idea): Revision => ({
  _id: idea._id,
  ideaId: idea._id,
  rev: idea.contentRev,
  title: idea.title,
  body: idea.body,
  categoryId: idea.categoryId,
  // Before there were revisions, nobody but its author edited an idea.
  byId: idea.authorId,
  at: idea.editedAt ?? idea.postedAt,
  restoredFrom: null,
});

/** Adds what an edit made of an idea, and what it said before where that was not written down yet. */
export async function writeRevision(
  before: Idea,
  after: Omit<Revision, '_id' | 'ideaId' | 'rev'>,
  session: ClientSession,
): Promise<void> {
  const [ideaId, rev] = [before._id, before.contentRev];
  const rows: Revision[] = [{ ...after, _id: new Types.ObjectId(), ideaId, rev: rev + 1 }];
  if (!(await RevisionRow.exists({ ideaId, rev }).session(session)))
    rows.unshift({ ...standingRevision(before), _id: new Types.ObjectId() });
  await RevisionRow.insertMany(rows, { session, lean: true });
}

/** What deleted ideas once said goes with what they said last. */
export async function forgetRevisions(ideaIds: Types.ObjectId[]): Promise<void> {
  await RevisionRow.deleteMany({ ideaId: { $in: ideaIds } });
}
