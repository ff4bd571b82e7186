import {
  listNotifications,
  readNotifications,
} from '@leaven/shared/notifications/notifications.api';
import { route } from '../../http/route';
import { notifications } from './notifications.service';

export const notificationsRoutes = [
  route(listNotifications, ({ query }, actor) => notifications.list(actor, query)),
  route(readNotifications, ({ body }, actor) => notifications.read(actor, body.ids)),
];
