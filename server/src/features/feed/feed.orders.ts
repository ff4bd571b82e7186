import { type FeedQuery, type FeedSort, feedSortOf } from '@leaven/shared/feed/feed.schemas';
import { Types } from 'mongoose';
import type { KeysetOrder } from '../../http/paging';
import type { CardRow } from './feed.cards';

const sortField: Record<FeedSort, 'hot' | 'postedAt' | 'top' | 'eyes' | 'activityAt'> = {
  hot: 'hot',
  new: 'postedAt',
  top: 'top',
  // Within each degree of relevance; see feed.search.ts.
  relevance: 'hot',
  needs_eyes: 'eyes',
  following: 'activityAt',
};

const DATES: ReadonlySet<string> = new Set(['postedAt', 'activityAt']);
const reviveId = (id: string) => new Types.ObjectId(id);
const reviveDate = (value: unknown) => new Date(String(value));

/**
 * The order that a query of the feed asks for.
 * @param countsHidden then what votes have moved would tell them: the newest comes first instead
 */
export function orderOf(query: FeedQuery, countsHidden: boolean): KeysetOrder<CardRow> {
  const { cursor: _, limit: _limit, ...filter } = query;
  const field = countsHidden ? 'postedAt' : sortField[feedSortOf(query)];
  return {
    list: `feed:${countsHidden}:${JSON.stringify(filter)}`,
    field,
    direction: -1,
    ...(DATES.has(field) ? { revive: reviveDate } : {}),
    reviveId,
  };
}

/** By the time of posting, or of what is due, oldest first. */
export const oldestFirst = (
  list: string,
  field: 'postedAt' | 'dueAt' = 'postedAt',
): KeysetOrder<CardRow> => ({
  list,
  field,
  direction: 1,
  revive: reviveDate,
  reviveId,
});
