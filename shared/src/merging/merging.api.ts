import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { ideaView } from '../ideas/ideas.schemas';
import { mergePreview, newMerge } from './merging.schemas';

const path = '/api/ideas/:ideaId/merge';
const params = z.strictObject({ ideaId: id });

export const previewMerge = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/merge/:intoId',
  access: 'member',
  summary: 'What merging an idea into another would bring, in numbers',
  params: z.strictObject({ ideaId: id, intoId: id }),
  response: mergePreview,
});

export const mergeIdea = defineEndpoint({
  method: 'POST',
  path,
  access: 'member',
  summary: 'Merge an idea into another: its votes, followers and comments come along, until undone',
  params,
  body: newMerge,
  response: ideaView,
});

export const undoMerge = defineEndpoint({
  method: 'DELETE',
  path,
  access: 'member',
  summary: 'Undo a merge: both ideas are what they were, with what each got meanwhile',
  params,
  response: ideaView,
});
