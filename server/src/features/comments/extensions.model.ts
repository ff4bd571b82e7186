import { model, Schema, type Types } from 'mongoose';

/** A comment that its idea's author took into the idea. */
export interface Extension {
  /** The comment's: one is taken once. */
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  /** Who wrote the comment; null where an import named none. */
  authorId: Types.ObjectId | null;
  /** What the comment said at that moment. */
  body: string;
  takenById: Types.ObjectId;
  takenAt: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Extension>(
  {
    ideaId: { type: id, required: true },
    authorId: { type: id, default: null },
    body: { type: String, required: true },
    takenById: { type: id, required: true },
    takenAt: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, takenAt: 1, _id: 1 });
schema.index({ authorId: 1, takenAt: -1, _id: -1 });

export const ExtensionRow = model('Extension', schema, 'extensions');

/** Which of these comments are part of their idea. */
export async function takenAmong(commentIds: Types.ObjectId[]): Promise<ReadonlySet<string>> {
  const rows = await ExtensionRow.find({ _id: { $in: commentIds } }, { _id: 1 }).lean();
  return new Set(rows.map(({ _id }) => String(_id)));
}
