import * as z from 'zod/mini';
import { paging } from '../http/fields';
import { searchFilters } from '../search/search.schemas';

/** `relevance` makes sense with `q` only: without it, it is `hot`. */
export const feedSorts = ['hot', 'new', 'top', 'relevance'] as const;
export type FeedSort = (typeof feedSorts)[number];
export const feedWindows = ['week', 'month', 'year', 'all'] as const;
export type FeedWindow = (typeof feedWindows)[number];

export const feedQuery = z.strictObject({
  ...paging,
  /** Left out: `relevance` with `q`, else `hot`. */
  sort: z.optional(z.enum(feedSorts)),
  /** For `top`: ideas posted within it. */
  window: z._default(z.enum(feedWindows), 'month'),
  ...searchFilters,
});
export type FeedQuery = z.output<typeof feedQuery>;

/** The order that a query asks for. */
export const feedSortOf = ({ q, sort }: Pick<Partial<FeedQuery>, 'q' | 'sort'>): FeedSort =>
  sort === undefined || sort === 'relevance' ? (q ? 'relevance' : 'hot') : sort;
