import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, listOf } from '../http/fields';
import { ideaCard, ideaView } from '../ideas/ideas.schemas';
import { feedQuery, feedSorts, whyView } from './feed.schemas';

export const listIdeas = defineEndpoint({
  method: 'GET',
  path: '/api/ideas',
  access: 'member',
  summary:
    'The feed: ideas by heat, age, votes per impression, how few have seen them, or what I follow; filtered',
  query: feedQuery,
  response: listOf(ideaCard),
});

export const getIdea = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId',
  access: 'member',
  summary: 'One idea with its decisions and its project',
  params: z.strictObject({ ideaId: id }),
  response: ideaView,
});

export const listReviewQueue = defineEndpoint({
  method: 'GET',
  path: '/api/review',
  access: 'decide',
  summary:
    'Ideas that wait for an answer, oldest first; `scope` mine: those I am steward of, or answer for one who is away; `late`: only those whose answer is overdue',
  query: z.strictObject({
    cursor: feedQuery.shape.cursor,
    limit: feedQuery.shape.limit,
    scope: z._default(z.enum(['mine', 'all']), 'mine'),
    late: z.optional(z.literal('true')),
  }),
  response: listOf(ideaCard),
});

export const countReviewQueue = defineEndpoint({
  method: 'GET',
  path: '/api/review/count',
  access: 'decide',
  summary:
    'How many ideas wait for an answer of mine, and how many of them are late, counted up to a hundred',
  response: z.object({ waiting: z.int(), late: z.int() }),
});

export const whyIdea = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/why',
  access: 'member',
  summary: 'Why an idea stands where it stands in an order of the feed, in numbers',
  params: z.strictObject({ ideaId: id }),
  query: z.strictObject({ sort: z._default(z.enum(feedSorts), 'hot') }),
  response: whyView,
});
