import * as z from 'zod/mini';
import { id } from '../http/fields';
import { defineEvent } from '../realtime/event';
import { notificationView } from './notifications.schemas';

/** To one person, in every tab. */
export const notificationAdded = defineEvent(
  'notification.added',
  z.object({ notification: notificationView, unread: z.int() }),
);

/** To one person, in every tab: these (or all, where `ids` is null) have been read. */
export const notificationsRead = defineEvent(
  'notifications.read',
  z.object({ ids: z.nullable(z.array(id)), unread: z.int() }),
);
