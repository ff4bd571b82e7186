import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id, paging } from '../http/fields';
import { newAnswer, newTrial, trialPatch, trialView } from './trials.schemas';

const ofIdea = z.strictObject({ ideaId: id });
const ofTrial = z.strictObject({ trialId: id });

export const listTrials = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/trials',
  access: 'member',
  summary: 'What people have built or use already, newest first',
  params: ofIdea,
  query: z.strictObject(paging),
  response: z.object({
    items: z.array(trialView),
    nextCursor: z.nullable(z.string()),
    abilities: z.object({ tell: z.boolean() }),
  }),
});

export const tellTrial = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/trials',
  access: 'member',
  summary: 'Tell what I built or use already, sanctioned or not',
  params: ofIdea,
  body: newTrial,
  response: trialView,
  status: 201,
});

export const updateTrial = defineEndpoint({
  method: 'PATCH',
  path: '/api/trials/:trialId',
  access: 'member',
  summary: 'Tell it better',
  params: ofTrial,
  body: trialPatch,
  response: trialView,
});

export const deleteTrial = defineEndpoint({
  method: 'DELETE',
  path: '/api/trials/:trialId',
  access: 'member',
  summary: 'Take what was told away',
  params: ofTrial,
  response: done,
});

export const restoreTrial = defineEndpoint({
  method: 'PUT',
  path: '/api/trials/:trialId/restored',
  access: 'member',
  summary: 'Bring it back, by who took it away, within ten minutes',
  params: ofTrial,
  response: trialView,
});

export const answerTrial = defineEndpoint({
  method: 'PUT',
  path: '/api/trials/:trialId/answer',
  access: 'decide',
  summary: 'Adopt, support or replace what somebody tried, with a sentence; they are told',
  params: ofTrial,
  body: newAnswer,
  response: trialView,
});
