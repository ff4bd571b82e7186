import { conflict, notFound } from '@leaven/shared/http/errors';
import {
  MOST_SAVED_SEARCHES,
  type newSavedSearch,
  type SavedSearchView,
  type savedSearchPatch,
} from '@leaven/shared/search/search.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate } from '../../database/connection';
import { type SavedSearch, SavedSearchRow } from './saved.model';

const present = ({ _id, name, filters, notify, createdAt }: SavedSearch): SavedSearchView => ({
  id: String(_id),
  name,
  filters,
  notify,
  createdAt: createdAt.toISOString(),
});

async function freeSlot(userId: string): Promise<number> {
  const rows = await SavedSearchRow.find({ userId }, { slot: 1 }).lean();
  const taken = new Set(rows.map(({ slot }) => slot));
  for (let slot = 0; slot < MOST_SAVED_SEARCHES; slot++) if (!taken.has(slot)) return slot;
  throw conflict(
    'too_many_searches',
    `You have ${MOST_SAVED_SEARCHES} saved searches. Remove one to save another.`,
  );
}

/** Private: what is somebody else's is not there. */
export const savedSearches = {
  async list(actor: Actor): Promise<{ items: SavedSearchView[] }> {
    const rows = await SavedSearchRow.find({ userId: actor.id })
      .sort({ createdAt: 1, _id: 1 })
      .lean();
    return { items: rows.map(present) };
  },

  /** @throws AppError 409 when there is no room for another */
  async save(
    actor: Actor,
    body: z.output<typeof newSavedSearch>,
    _id: Types.ObjectId,
  ): Promise<SavedSearchView> {
    const row = { ...body, _id, userId: new Types.ObjectId(actor.id), createdAt: new Date() };
    for (;;) {
      try {
        const slot = await freeSlot(actor.id);
        return present((await SavedSearchRow.create({ ...row, slot })).toObject());
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // The same request again, or another one was faster: then there may be a place yet.
        const known = await SavedSearchRow.findById(_id).lean();
        if (known) return present(known);
      }
    }
  },

  async update(
    actor: Actor,
    searchId: string,
    patch: z.output<typeof savedSearchPatch>,
  ): Promise<SavedSearchView> {
    const row = await SavedSearchRow.findOneAndUpdate(
      { _id: searchId, userId: actor.id },
      { $set: patch },
      { returnDocument: 'after' },
    ).lean();
    if (!row) throw notFound('saved search');
    return present(row);
  },

  async remove(actor: Actor, searchId: string): Promise<{ ok: true }> {
    const { deletedCount } = await SavedSearchRow.deleteOne({ _id: searchId, userId: actor.id });
    if (deletedCount === 0) throw notFound('saved search');
    return { ok: true };
  },
};
