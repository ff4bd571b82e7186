import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, paging } from '../http/fields';
import { notificationView } from './notifications.schemas';

export const listNotifications = defineEndpoint({
  method: 'GET',
  path: '/api/notifications',
  access: 'member',
  summary: 'What happened to what I wrote, voted for or run, newest first',
  query: z.strictObject(paging),
  response: z.object({
    items: z.array(notificationView),
    nextCursor: z.nullable(z.string()),
    unread: z.int(),
  }),
});

export const readNotifications = defineEndpoint({
  method: 'POST',
  path: '/api/notifications/read',
  access: 'member',
  summary: 'Mark some notifications as read, or all of them',
  body: z.strictObject({
    /** All of them, when left out. */
    ids: z.optional(z.array(id).check(z.maxLength(100))),
  }),
  response: z.object({ unread: z.int() }),
});
