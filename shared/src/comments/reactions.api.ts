import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { personRef } from '../users/users.schemas';
import { reactionCount, reactionKind } from './reactions.schemas';

const params = z.strictObject({ commentId: id, kind: reactionKind });
const response = z.object({
  reactions: z.array(reactionCount),
  mine: z.array(reactionKind),
});

export const react = defineEndpoint({
  method: 'PUT',
  path: '/api/comments/:commentId/reactions/:kind',
  access: 'member',
  summary: 'React to a comment; one of each kind a person',
  params,
  response,
});

export const unreact = defineEndpoint({
  method: 'DELETE',
  path: '/api/comments/:commentId/reactions/:kind',
  access: 'member',
  summary: 'Take a reaction back',
  params,
  response,
});

/** Of each kind so many are named, the first first. */
export const MOST_NAMED = 30;

export const listReactions = defineEndpoint({
  method: 'GET',
  path: '/api/comments/:commentId/reactions',
  access: 'member',
  summary: 'Who reacted to a comment: of each kind how many, and the first thirty by name',
  params: z.strictObject({ commentId: id }),
  response: z.object({
    kinds: z.array(z.extend(reactionCount, { people: z.array(personRef) })),
  }),
});
