import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { duplicatePairs, similarIdeas, similarQuery } from './similar.schemas';

export const findSimilar = defineEndpoint({
  method: 'GET',
  path: '/api/similar',
  access: 'member',
  summary: 'Up to five ideas that say about the same as a title and a body, in any stage',
  query: similarQuery,
  response: similarIdeas,
  // Asked while somebody types.
  ratePerMinute: 300,
});

export const similarTo = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/similar',
  access: 'member',
  summary: 'Up to five ideas that say about the same as this one',
  params: z.strictObject({ ideaId: id }),
  response: similarIdeas,
});

export const listDuplicates = defineEndpoint({
  method: 'GET',
  path: '/api/moderation/duplicates',
  access: 'moderate',
  summary: 'Pairs of ideas that are likely the same, the most alike first, fifty at most',
  response: duplicatePairs,
});

const pair = {
  path: '/api/moderation/duplicates/:ideaId/:otherId',
  access: 'moderate',
  params: z.strictObject({ ideaId: id, otherId: id }),
  response: z.object({ dismissed: z.boolean() }),
} as const;

export const dismissDuplicate = defineEndpoint({
  ...pair,
  method: 'PUT',
  summary: 'Say that two ideas are not the same: they are not listed as a pair any more',
});

export const recallDuplicate = defineEndpoint({
  ...pair,
  method: 'DELETE',
  summary: 'Take back that two ideas are not the same',
});
