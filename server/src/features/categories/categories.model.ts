import { type CategoryKind, categoryKinds } from '@leaven/shared/categories/categories.schemas';
import { model, Schema, type Types } from 'mongoose';

export interface Category {
  _id: Types.ObjectId;
  name: string;
  /** The name folded, so that "IT" and "it" are one. */
  nameKey: string;
  description: string;
  guidance: string;
  stewardId: Types.ObjectId;
  /** Absent in rows from before there were any. */
  standInId?: Types.ObjectId | null;
  /** Absent in rows from before there were questions. */
  kind?: CategoryKind;
  position: number;
  archived: boolean;
}

const schema = new Schema<Category>(
  {
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    description: { type: String, default: '' },
    guidance: { type: String, default: '' },
    stewardId: { type: Schema.Types.ObjectId, required: true },
    standInId: { type: Schema.Types.ObjectId, default: null },
    kind: { type: String, enum: categoryKinds, default: 'ideas' },
    position: { type: Number, required: true },
    archived: { type: Boolean, default: false },
  },
  { versionKey: false },
);
schema.index({ nameKey: 1 }, { unique: true });
schema.index({ stewardId: 1 });
schema.index({ standInId: 1 });

export const CategoryRow = model('Category', schema, 'categories');
export const categoryKeyOf = (name: string) => name.trim().toLowerCase();
