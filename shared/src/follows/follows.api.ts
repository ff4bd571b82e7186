import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { followKinds, followView, muteView } from './follows.schemas';

const params = z.strictObject({ kind: z.enum(followKinds), targetId: id });

export const follow = defineEndpoint({
  method: 'PUT',
  path: '/api/follows/:kind/:targetId',
  access: 'member',
  summary: 'Follow an idea: it stands under Following, and its news reach me',
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
  summary: 'Hear nothing more of an idea, but for what I must do',
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
