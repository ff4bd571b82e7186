import { model, Schema } from 'mongoose';

/** What the demo remembers of itself; its being there says that the demo began this database. */
export interface DemoMark {
  _id: 'demo';
  /** Null while it is being filled: a start that was killed halfway leaves it so. */
  filledAt: Date | null;
  /** Ids by the keys of the content; the live work adds the ideas it posts. */
  ideaIds: Record<string, string>;
  categoryIds: Record<string, string>;
  /** How many actions of the written work have been done. */
  workDone: number;
}

const schema = new Schema<DemoMark>(
  {
    _id: { type: String, default: 'demo' },
    filledAt: { type: Date, default: null },
    ideaIds: { type: Schema.Types.Mixed, default: {} },
    categoryIds: { type: Schema.Types.Mixed, default: {} },
    workDone: { type: Number, default: 0 },
  },
  { versionKey: false, minimize: false },
);

export const DemoMarkRow = model('DemoMark', schema, 'demo');
