import type { SearchFilters } from '@leaven/shared/search/search.schemas';
import { model, Schema, type Types } from 'mongoose';

export interface SavedSearch {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** One of as many places as a person may have; two savings at once are settled here. */
  slot: number;
  name: string;
  filters: SearchFilters;
  notify: boolean;
  createdAt: Date;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<SavedSearch>(
  {
    userId: { type: id, required: true },
    slot: { type: Number, required: true },
    name: { type: String, required: true },
    filters: { type: Schema.Types.Mixed, required: true },
    notify: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ userId: 1, slot: 1 }, { unique: true });
schema.index({ notify: 1, _id: 1 });

export const SavedSearchRow = model('SavedSearch', schema, 'saved_searches');

/** That a search has told of an idea; kept until its event is surely never handled again. */
interface SearchHit {
  /** `<searchId>:<ideaId>` */
  _id: string;
  at: Date;
}

const hitSchema = new Schema<SearchHit>(
  { _id: String, at: { type: Date, required: true } },
  { versionKey: false },
);
hitSchema.index({ at: 1 }, { expireAfterSeconds: 30 * 24 * 60 * 60 });

export const SearchHitRow = model('SearchHit', hitSchema, 'search_hits');
