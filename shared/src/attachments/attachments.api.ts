import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import {
  attachmentList,
  attachmentPatch,
  attachmentView,
  earlyQuery,
  uploadQuery,
} from './attachments.schemas';

const params = z.strictObject({ attachmentId: id });
const ideaParams = z.strictObject({ ideaId: id });
/** Somebody who attaches the most to an idea, and again because each came out wrong. */
const UPLOADS_PER_MINUTE = 60;

export const listAttachments = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/attachments',
  access: 'member',
  summary: 'The files attached to an idea, in their order, and what may be attached',
  params: ideaParams,
  response: attachmentList,
});

export const attachToIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/attachments',
  access: 'member',
  summary: 'Attach a file to an own idea; its kind is told by its content',
  params: ideaParams,
  query: uploadQuery,
  takes: 'file',
  response: attachmentView,
  status: 201,
  ratePerMinute: UPLOADS_PER_MINUTE,
});

export const listWaiting = defineEndpoint({
  method: 'GET',
  path: '/api/attachments',
  access: 'member',
  summary: 'My files that wait for their idea to be posted',
  response: attachmentList,
});

export const attachEarly = defineEndpoint({
  method: 'POST',
  path: '/api/attachments',
  access: 'member',
  summary:
    'Send a file before its idea is posted, or a picture before its comment is: named there within a day, it stays',
  query: earlyQuery,
  takes: 'file',
  response: attachmentView,
  status: 201,
  ratePerMinute: UPLOADS_PER_MINUTE,
});

export const getAttachment = defineEndpoint({
  method: 'GET',
  path: '/api/attachments/:attachmentId',
  access: 'member',
  summary: 'The file itself, whole or the range that is asked for',
  params,
  gives: 'file',
  response: z.unknown(),
});

export const getThumbnail = defineEndpoint({
  method: 'GET',
  path: '/api/attachments/:attachmentId/thumbnail',
  access: 'member',
  summary: 'A picture at 480 pixels at most, as WebP',
  params,
  gives: 'file',
  response: z.unknown(),
});

export const describeAttachment = defineEndpoint({
  method: 'PATCH',
  path: '/api/attachments/:attachmentId',
  access: 'member',
  summary: 'Say what an own picture shows',
  params,
  body: attachmentPatch,
  response: attachmentView,
});

export const removeAttachment = defineEndpoint({
  method: 'DELETE',
  path: '/api/attachments/:attachmentId',
  access: 'member',
  summary: 'Remove a file, by who attached it, the author of its idea or a moderator',
  params,
  response: z.object({ id }),
});

export const restoreAttachment = defineEndpoint({
  method: 'PUT',
  path: '/api/attachments/:attachmentId/restored',
  access: 'member',
  summary: 'Bring a removed file back, by who removed it, within ten minutes',
  params,
  response: attachmentView,
});
