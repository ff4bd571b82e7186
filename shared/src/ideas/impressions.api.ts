import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';

/** How many ideas one report of what was seen may name. */
export const MOST_SEEN_AT_ONCE = 100;

export const noteImpressions = defineEndpoint({
  method: 'POST',
  path: '/api/impressions',
  access: 'member',
  summary:
    'Say which ideas I have just seen in a list, half of each for a second; once a person, idea and day counts',
  body: z.strictObject({
    ideaIds: z.array(id).check(z.minLength(1), z.maxLength(MOST_SEEN_AT_ONCE)),
  }),
  response: z.object({
    /** How many of them can be counted: ideas that are there, of somebody else. */
    counted: z.int(),
  }),
});
