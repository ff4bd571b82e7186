import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, paging } from '../http/fields';
import { flagView, newFlag, queueItem, resolution } from './moderation.schemas';

export const flagThing = defineEndpoint({
  method: 'POST',
  path: '/api/flags',
  access: 'member',
  summary: 'Tell the moderators of an idea or a comment; once, repeating it answers the first',
  body: newFlag,
  response: flagView,
  status: 201,
  ratePerMinute: 30,
});

export const listModerationQueue = defineEndpoint({
  method: 'GET',
  path: '/api/moderation/queue',
  access: 'moderate',
  summary: 'What was flagged, oldest first; `state` hidden: what moderators have hidden',
  query: z.strictObject({
    ...paging,
    state: z._default(z.enum(['waiting', 'hidden']), 'waiting'),
  }),
  response: z.object({
    items: z.array(queueItem),
    nextCursor: z.nullable(z.string()),
    /** How many wait for this moderator, counted up to 1,000. */
    waiting: z.int(),
  }),
});

export const resolveFlagged = defineEndpoint({
  method: 'POST',
  path: '/api/moderation/queue/:itemId',
  access: 'moderate',
  summary:
    'Approve what was flagged, hide it, or warn its author; 409 `settled_meanwhile` when another moderator was faster',
  params: z.strictObject({ itemId: id }),
  body: resolution,
  response: queueItem,
});
