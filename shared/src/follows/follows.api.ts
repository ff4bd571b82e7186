import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { followKinds, followView, muteView, threadWishes } from './follows.schemas';

const params = z.strictObject({ kind: z.enum(followKinds), targetId: id });

export const follow = defineEndpoint({
  method: 'PUT',
  path: '/api/follows/:kind/:targetId',
  access: 'member',
  summary: 'Follow an idea, or a talk about it by any of its comments: its news reach me',
  params,
  response: followView,
});

export const unfollow = defineEndpoint({
  method: 'DELETE',
  path: '/api/follows/:kind/:targetId',
  access: 'member',
  summary: 'Follow it no longer, whatever I write there later',
  params,
  response: followView,
});

export const mute = defineEndpoint({
  method: 'PUT',
  path: '/api/mutes/:kind/:targetId',
  access: 'member',
  summary: 'Hear nothing more of an idea, or of a talk about it, but for what I must do',
  params,
  response: muteView,
});

export const unmute = defineEndpoint({
  method: 'DELETE',
  path: '/api/mutes/:kind/:targetId',
  access: 'member',
  summary: 'Hear of it again',
  params,
  response: muteView,
});

export const getThreadWishes = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/thread-follows',
  access: 'member',
  summary: 'Which talks about an idea I follow, and which I muted',
  params: z.strictObject({ ideaId: id }),
  response: threadWishes,
});
