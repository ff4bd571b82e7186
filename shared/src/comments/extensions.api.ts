import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id } from '../http/fields';
import { extensionView } from '../ideas/extensions.schemas';

const params = z.strictObject({ ideaId: id, commentId: id });

export const takeComment = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/extensions/:commentId',
  access: 'member',
  summary: 'Take a comment into an own idea, as it reads now; its writer is credited and told',
  params,
  response: extensionView,
});

export const leaveComment = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/extensions/:commentId',
  access: 'member',
  summary: 'Take it out of the idea again',
  params,
  response: done,
});
