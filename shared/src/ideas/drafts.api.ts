import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id } from '../http/fields';
import { draftToKeep, draftView } from './drafts.schemas';

const params = z.strictObject({ draftId: id });

export const listDrafts = defineEndpoint({
  method: 'GET',
  path: '/api/drafts',
  access: 'member',
  summary: 'My drafts, the one saved last first; at most fifty',
  response: z.object({ items: z.array(draftView) }),
});

export const keepDraft = defineEndpoint({
  method: 'PUT',
  path: '/api/drafts/:draftId',
  access: 'member',
  summary:
    'Keep a draft under an id of my making; 409 `stale_draft` with the current one when it was saved elsewhere, `draft_removed` when it is gone',
  params,
  body: draftToKeep,
  response: draftView,
});

export const deleteDraft = defineEndpoint({
  method: 'DELETE',
  path: '/api/drafts/:draftId',
  access: 'member',
  summary: 'Delete a draft',
  params,
  response: done,
});
