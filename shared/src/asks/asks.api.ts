import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id } from '../http/fields';
import { acceptedHelp, askPatch, askView, newAsk, newOffer } from './asks.schemas';

const ofIdea = z.strictObject({ ideaId: id });
const ofAsk = z.strictObject({ askId: id });

export const listAsks = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/asks',
  access: 'member',
  summary: 'What an idea needs: the open asks, at most ten, then the latest thirty answered ones',
  params: ofIdea,
  response: z.object({
    items: z.array(askView),
    nextCursor: z.null(),
    abilities: z.object({ ask: z.boolean() }),
  }),
});

export const postAsk = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/asks',
  access: 'member',
  summary: 'Say what an own idea needs',
  params: ofIdea,
  body: newAsk,
  response: askView,
  status: 201,
});

export const updateAsk = defineEndpoint({
  method: 'PATCH',
  path: '/api/asks/:askId',
  access: 'member',
  summary: 'Say it better, or open a withdrawn or answered one again',
  params: ofAsk,
  body: askPatch,
  response: askView,
});

export const withdrawAsk = defineEndpoint({
  method: 'DELETE',
  path: '/api/asks/:askId',
  access: 'member',
  summary: 'Withdraw an ask; its offers wait in case it is opened again',
  params: ofAsk,
  response: done,
});

export const offerHelp = defineEndpoint({
  method: 'POST',
  path: '/api/asks/:askId/offers',
  access: 'member',
  summary: 'Offer to help; offering again replaces what was said',
  params: ofAsk,
  body: newOffer,
  response: askView,
  status: 201,
});

export const takeOfferBack = defineEndpoint({
  method: 'DELETE',
  path: '/api/asks/:askId/offers',
  access: 'member',
  summary: 'Take the own offer back',
  params: ofAsk,
  response: askView,
});

export const acceptHelp = defineEndpoint({
  method: 'POST',
  path: '/api/asks/:askId/accept',
  access: 'member',
  summary: 'Say who helped, with thanks that everybody reads; the ask is answered',
  params: ofAsk,
  body: acceptedHelp,
  response: askView,
});
