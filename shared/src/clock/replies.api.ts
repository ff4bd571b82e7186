import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, listOf, paging } from '../http/fields';
import { ideaView } from '../ideas/ideas.schemas';
import { earlierReply, newReply } from './replies.schemas';

const params = z.strictObject({ ideaId: id });

export const putReply = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/official-reply',
  access: 'member',
  summary:
    'Reply to an idea officially, by its steward or a manager; one that was there goes to the history. Stops the clock',
  params,
  body: newReply,
  response: ideaView,
});

export const takeReplyBack = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/official-reply',
  access: 'member',
  summary: 'Take the official reply back; it stays in the history',
  params,
  response: ideaView,
});

export const listEarlierReplies = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/official-replies',
  access: 'member',
  summary: 'Official replies that were replaced or taken back, the latest first',
  params,
  query: z.strictObject(paging),
  response: listOf(earlierReply),
});
