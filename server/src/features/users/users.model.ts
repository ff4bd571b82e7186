import type { MyProfile } from '@leaven/shared/users/profile.schemas';
import { type Role, roles } from '@leaven/shared/users/roles';
import type { Skills } from '@leaven/shared/users/skills.schemas';
import { model, Schema, type Types } from 'mongoose';

interface Away {
  /** As in `2026-12-25`. */
  from: string;
  to: string;
  standInId: Types.ObjectId | null;
}

/** Somebody wants their account to be deleted; until it has begun they may think again. */
export interface Leaving {
  eraseAt: Date;
  byId: Types.ObjectId;
  /** Whether what they wrote goes too. */
  wipe: boolean;
  successorId: Types.ObjectId | null;
  begunAt?: Date;
}

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
  /** What they chose to show of themselves; absent where they never chose. */
  profile?: MyProfile;
  /** The first and the last day of their next, or present, absence. */
  away?: Away;
  /** Up to when they have seen what became of what they did. */
  contributionsSeenAt?: Date;
  leaving?: Leaving;
  /** The account was deleted; the row is a former colleague by whom things stay. */
  erasedAt?: Date;
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
    contributionsSeenAt: { type: Date },
    leaving: {
      type: new Schema<Leaving>(
        {
          eraseAt: Date,
          byId: Schema.Types.ObjectId,
          wipe: Boolean,
          successorId: Schema.Types.ObjectId,
          begunAt: Date,
        },
        { _id: false },
      ),
    },
    erasedAt: { type: Date },
    profile: {
      type: new Schema<MyProfile>(
        { about: String, link: String, showSkills: Boolean },
        { _id: false },
      ),
    },
    skills: { type: new Schema({ kinds: [String], tags: [String] }, { _id: false }) },
    away: {
      type: new Schema<Away>(
        { from: String, to: String, standInId: Schema.Types.ObjectId },
        { _id: false },
      ),
    },
  },
  { versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ nameKey: 1, _id: 1 });
// Who is away, and for whom somebody stands in.
schema.index({ 'away.to': 1 }, { partialFilterExpression: { 'away.to': { $type: 'string' } } });
schema.index(
  { 'away.standInId': 1 },
  { partialFilterExpression: { 'away.standInId': { $type: 'objectId' } } },
);
schema.index(
  { 'leaving.eraseAt': 1 },
  { partialFilterExpression: { 'leaving.eraseAt': { $type: 'date' } } },
);

export const UserRow = model('User', schema, 'users');

/** Folds a name for search and order: "Édith Öz" → "edith oz". */
export const nameKeyOf = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type Known = Pick<User, '_id' | 'name' | 'email' | 'role' | 'passwordHash'>;

/** What a new account is stored as. */
export const newUserRow = (account: Known & Partial<User>): User => ({
  department: null,
  disabledAt: null,
  createdAt: new Date(),
  lastSeenAt: null,
  ...account,
  nameKey: nameKeyOf(account.name),
});
