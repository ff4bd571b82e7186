import * as z from 'zod/mini';
import { id, line, paging } from '../http/fields';
import { ideaStages } from '../stages';

export const feedSorts = ['hot', 'new', 'top'] as const;
export type FeedSort = (typeof feedSorts)[number];
export const feedWindows = ['week', 'month', 'year', 'all'] as const;
export type FeedWindow = (typeof feedWindows)[number];

const flag = z.optional(z.enum(['true', 'false']));

export const feedQuery = z.strictObject({
  ...paging,
  sort: z._default(z.enum(feedSorts), 'hot'),
  /** For `top`: ideas posted within it. */
  window: z._default(z.enum(feedWindows), 'month'),
  categoryId: z.optional(id),
  stage: z.optional(z.enum(ideaStages)),
  /** Only those that would help this group of people, however its letters are written. */
  beneficiary: z.optional(line(1, 120)),
  /** Only the viewer's own. */
  mine: flag,
  /** Only those the viewer voted for. */
  voted: flag,
});
export type FeedQuery = z.output<typeof feedQuery>;
