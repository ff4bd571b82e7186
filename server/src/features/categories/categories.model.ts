import { model, Schema, type Types } from 'mongoose';

export interface Category {
  _id: Types.ObjectId;
  name: string;
  /** The name folded, so that "IT" and "it" are one. */
  nameKey: string;
  description: string;
  guidance: string;
  stewardId: Types.ObjectId;
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
    position: { type: Number, required: true },
    archived: { type: Boolean, default: false },
  },
  { versionKey: false },
);
schema.index({ nameKey: 1 }, { unique: true });
schema.index({ stewardId: 1 });

export const CategoryRow = model('Category', schema, 'categories');
export const categoryKeyOf = (name: string) => name.trim().toLowerCase();
