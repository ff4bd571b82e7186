import { type Role, roles } from '@leaven/shared/users/roles';
import type { Skills } from '@leaven/shared/users/skills.schemas';
import { model, Schema, type Types } from 'mongoose';

export interface User {
  _id: Types.ObjectId;
  name: string;
  /** The name in lower case without accents: collation is not available on every engine. */
  nameKey: string;
  email: string;
  passwordHash: string;
  role: Role;
  department: string | null;
  disabledAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  /** What they say they can help with; absent where they never said. */
  skills?: Skills;
}

const schema = new Schema<User>(
  {
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    department: { type: String, default: null },
    disabledAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, default: null },
    skills: { type: new Schema({ kinds: [String], tags: [String] }, { _id: false }) },
  },
  { versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ nameKey: 1, _id: 1 });

export const UserRow = model('User', schema, 'users');

/** Folds a name for search and order: "Édith Öz" → "edith oz". */
export const nameKeyOf = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
