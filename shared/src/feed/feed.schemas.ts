import * as z from 'zod/mini';
import { id, instant, paging } from '../http/fields';
import { searchFilters } from '../search/search.schemas';

/** `relevance` makes sense with `q` only: without it, it is `hot`. */
export const feedSorts = ['hot', 'new', 'top', 'needs_eyes', 'following', 'relevance'] as const;
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

/** Why an idea stands where it stands in one order: the numbers, for one sentence. */
export const whyView = z.object({
  id,
  sort: z.enum(feedSorts),
  postedAt: instant,
  /** When it was posted, or a vote or comment last changed its counts; null as `counts`. */
  activityAt: z.nullable(instant),
  /** What is counted; null where counts are hidden until this person has voted. */
  counts: z.nullable(
    z.object({
      /** Net votes. */
      votes: z.int(),
      /** How often it was seen: people and days, a vote counting as seen. */
      impressions: z.int(),
      /** What Top sorts by, see `topScore`. */
      votesPerImpression: z.number(),
    }),
  ),
  halfLifeDays: z.number(),
  /** The share of the weight of its votes that is left in Hot, 1 to 0. */
  weightLeft: z.number(),
});
export type WhyView = z.output<typeof whyView>;
