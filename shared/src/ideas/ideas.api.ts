import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { archiveReason, handOn, ideaPatch, ideaView, newDecision, newIdea } from './ideas.schemas';

const params = z.strictObject({ ideaId: id });

export const postIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas',
  access: 'member',
  summary: 'Post an idea',
  body: newIdea,
  response: ideaView,
  status: 201,
});

export const updateIdea = defineEndpoint({
  method: 'PATCH',
  path: '/api/ideas/:ideaId',
  access: 'member',
  summary: 'Edit an own idea; 409 `stale_edit` with the current text when it changed meanwhile',
  params,
  body: ideaPatch,
  response: ideaView,
});

export const deleteIdea = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId',
  access: 'member',
  summary: 'Delete an idea; one with comments leaves a tombstone',
  params,
  response: z.object({ id, tombstone: z.boolean() }),
});

export const restoreIdea = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/restored',
  access: 'member',
  summary: 'Bring a deleted idea back, by who deleted it, within ten minutes',
  params,
  response: ideaView,
});

export const decideIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/decisions',
  access: 'decide',
  summary: 'Take an idea into review, decline it with a reason, or reopen it',
  params,
  body: newDecision,
  response: ideaView,
});

export const archiveIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/archive',
  access: 'member',
  summary: 'Put an idea into the archive with a reason, by its author, a moderator or a manager',
  params,
  body: archiveReason,
  response: ideaView,
});

export const reviveIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/revive',
  access: 'member',
  summary: 'Open an archived idea again with a reason; a vote or a comment does so by itself',
  params,
  body: archiveReason,
  response: ideaView,
});

export const handIdeaOn = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/steward',
  access: 'member',
  summary:
    'Hand an idea that waits for an answer on to another manager, by its steward or a manager',
  params,
  body: handOn,
  response: ideaView,
});
