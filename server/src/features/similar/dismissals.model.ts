import { model, Schema, type Types } from 'mongoose';

/** Two ideas of which a moderator said that they are not the same, though they look so. */
interface Dismissal {
  /** See `pairKey`. */
  _id: string;
  byId: Types.ObjectId;
  at: Date;
}

const schema = new Schema<Dismissal>(
  {
    _id: String,
    byId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);

export const DismissalRow = model('Dismissal', schema, 'duplicateDismissals');

/** The same for two ideas whichever is named first. */
export const pairKey = (...ids: [string, string]): string => ids.toSorted().join(':');
