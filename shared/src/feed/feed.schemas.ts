import * as z from 'zod/mini';
import { askKinds } from '../askKinds';
import { id, instant, line, paging } from '../http/fields';
import { ideaStages } from '../stages';

/** `relevance` makes sense with `q` only: without it, it is `hot`. */
export const feedSorts = ['hot', 'new', 'top', 'relevance'] as const;
export type FeedSort = (typeof feedSorts)[number];
export const feedWindows = ['week', 'month', 'year', 'all'] as const;
export type FeedWindow = (typeof feedWindows)[number];

const flag = z.optional(z.enum(['true', 'false']));

export const feedQuery = z.strictObject({
  ...paging,
  /** Words, "phrases", -unwanted: in titles, bodies and comments. */
  q: z.optional(line(1, 200)),
  /** Left out: `relevance` with `q`, else `hot`. */
  sort: z.optional(z.enum(feedSorts)),
  /** For `top`: ideas posted within it. */
  window: z._default(z.enum(feedWindows), 'month'),
  categoryId: z.optional(id),
  campaignId: z.optional(id),
  authorId: z.optional(id),
  /** Posted at this moment or after it. */
  from: z.optional(instant),
  /** Posted before this moment. */
  to: z.optional(instant),
  stage: z.optional(z.enum(ideaStages)),
  /** Only those that would help this group of people, however its letters are written. */
  beneficiary: z.optional(line(1, 120)),
  /** Only those that ask for it now. */
  ask: z.optional(z.enum(askKinds)),
  /** Only those that ask for something the viewer says they can do. */
  help: flag,
  /** Only the viewer's own. */
  mine: flag,
  /** Only those the viewer voted for, or only those the viewer did not. */
  voted: flag,
});
export type FeedQuery = z.output<typeof feedQuery>;

/** The order that a query asks for. */
export const feedSortOf = ({ q, sort }: Pick<Partial<FeedQuery>, 'q' | 'sort'>): FeedSort =>
  sort === undefined || sort === 'relevance' ? (q ? 'relevance' : 'hot') : sort;
