import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { followKinds, followView } from './follows.schemas';

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
