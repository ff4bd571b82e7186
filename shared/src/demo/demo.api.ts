import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, instant } from '../http/fields';

/** How far a first visitor is; found out from what was really posted, voted and promoted. */
export const tourView = z.object({
  step: z.enum(['post', 'vote', 'promote', 'done']),
  ideaId: z.nullable(id),
  projectId: z.nullable(id),
});
export type TourView = z.output<typeof tourView>;

export const workView = z.object({ until: z.nullable(instant) });

export const getTour = defineEndpoint({
  method: 'GET',
  path: '/api/demo/tour',
  access: 'member',
  summary: 'How far the three steps of the demo have been taken (demo mode only)',
  response: tourView,
});

export const getDemoWork = defineEndpoint({
  method: 'GET',
  path: '/api/demo/work',
  access: 'runDemo',
  summary: 'Whether invented colleagues are at work, and until when (demo mode only)',
  response: workView,
});

export const startDemoWork = defineEndpoint({
  method: 'POST',
  path: '/api/demo/work',
  access: 'runDemo',
  summary: 'Let invented colleagues work for a minute through the real API (demo mode only)',
  response: workView,
  status: 202,
});
