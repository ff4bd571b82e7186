import { Types } from 'mongoose';
import { categoryKeyOf } from '../features/categories/categories.model';
import type { ImportStore, KnownCategory, KnownComment } from './store';

/** Keys that what was read has in a map of what would be there by now. */
async function withPretended<V>(
  keys: string[],
  real: (keys: string[]) => Promise<Map<string, V>>,
  pretended: Map<string, V>,
): Promise<Map<string, V>> {
  const found = await real(keys);
  for (const key of keys) {
    const value = pretended.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

/**
 * A store that reads the database but only remembers what it would have written (ids and paths, no
 * texts), so that a dry run finds exactly what a real one would.
 */
export function dryStore(store: ImportStore): ImportStore {
  const ideas = new Map<string, Types.ObjectId>();
  const comments = new Map<string, KnownComment>();
  const categories = new Map<string, KnownCategory>();
  return {
    ideas: (externalIds) => withPretended(externalIds, store.ideas, ideas),
    comments: (externalIds) => withPretended(externalIds, store.comments, comments),
    people: store.people,
    categories: async () => new Map([...(await store.categories()), ...categories]),
    async addCategory(name) {
      const category = { _id: new Types.ObjectId(), stewardId: new Types.ObjectId() };
      categories.set(categoryKeyOf(name), category);
      return category;
    },
    async addIdeas(added) {
      for (const { externalId, _id } of added) ideas.set(externalId ?? '', _id);
      return added.length;
    },
    async addComments(added) {
      for (const { externalId, _id, ideaId, path, depth } of added)
        comments.set(externalId ?? '', { _id, ideaId, path, depth });
      return added.length;
    },
    async finish() {},
  };
}
