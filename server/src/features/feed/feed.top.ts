import { type FeedQuery, feedSortOf } from '@leaven/shared/feed/feed.schemas';
import { keptFor } from '../../kept';
import { IdeaRow } from '../ideas/ideas.model';

/**
 * Top of a window can be had by two indexes: by the window, sorting all that is in it, or by the
 * order, passing over what is older. With so many in the window the order is quicker, whatever an
 * engine guesses that cannot know both.
 */
const WORTH_THE_ORDER = 300;
/** Windows fill slowly. */
const kept = keptFor<boolean>(60_000, 500);

/** What narrows a list so little that its order is still the shortest way. */
const WIDE: ReadonlySet<string> = new Set(['sort', 'window', 'limit', 'cursor', 'categoryId']);

async function isFull(conditions: object[]): Promise<boolean> {
  const count = await IdeaRow.countDocuments({ $and: conditions }, { limit: WORTH_THE_ORDER });
  return count >= WORTH_THE_ORDER;
}

/** The index to walk where the engine would likely take the wrong one. */
export async function topHint(
  query: FeedQuery,
  conditions: object[],
): Promise<Record<string, 1 | -1> | undefined> {
  const { window, categoryId } = query;
  if (feedSortOf(query) !== 'top' || window === 'all') return undefined;
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  if (!asked.every(([key]) => WIDE.has(key))) return undefined;
  const full = await kept.get(() => isFull(conditions), `${window} ${categoryId}`);
  if (!full) return undefined;
  return { ...(categoryId ? { categoryId: 1 } : {}), listed: 1, top: -1, _id: -1 };
}
