import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';

/** In a file of its own: every page asks for it, and need not load the rest. */
export const countModerationQueue = defineEndpoint({
  method: 'GET',
  path: '/api/moderation/count',
  access: 'moderate',
  summary: 'How many flagged things wait for this moderator, counted up to 1,000',
  response: z.object({ waiting: z.int() }),
});
