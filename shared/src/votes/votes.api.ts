import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { voteValue } from '../ideas/ideas.schemas';
import { votingView } from './votes.schemas';

const params = z.strictObject({ ideaId: id });

export const castVote = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/vote',
  access: 'member',
  summary: 'Vote for an idea, or change the vote',
  params,
  body: z.strictObject({ value: voteValue }),
  response: votingView,
});

export const takeVoteBack = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/vote',
  access: 'member',
  summary: 'Take the vote back',
  params,
  response: votingView,
});
