import * as z from 'zod/mini';
import { askKinds } from '../askKinds';
import { id, instant, line } from '../http/fields';
import { ideaStages } from '../stages';

const flag = z.optional(z.enum(['true', 'false']));

/** What narrows a list of ideas, as it stands in a query. */
export const searchFilters = {
  /** Words, "phrases", -unwanted: in titles, bodies, official replies and comments. */
  q: z.optional(line(1, 200)),
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
  /** Only those that have an official reply. */
  replied: z.optional(z.literal('true')),
  /** Only questions to which no answer was accepted. */
  unanswered: z.optional(z.literal('true')),
  /** Only the viewer's own. */
  mine: flag,
  /** Only those the viewer voted for, or only those the viewer did not. */
  voted: flag,
};

const filters = z.strictObject(searchFilters);
export type SearchFilters = z.output<typeof filters>;

const name = line(1, 60);

/** A search kept by one person, whom it may tell of new ideas that fit it. */
export const newSavedSearch = z.strictObject({
  name,
  filters,
  notify: z._default(z.boolean(), false),
});
export const savedSearchPatch = z.partial(z.strictObject({ name, filters, notify: z.boolean() }));

export const savedSearchView = z.object({
  id,
  name: z.string(),
  filters: z.object(searchFilters),
  notify: z.boolean(),
  createdAt: instant,
});
export type SavedSearchView = z.output<typeof savedSearchView>;

/** Of one person. */
export const MOST_SAVED_SEARCHES = 20;
