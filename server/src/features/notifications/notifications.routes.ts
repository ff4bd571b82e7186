import {
  listNotifications,
  readNotifications,
} from '@leaven/shared/notifications/notifications.api';
import {
  getNotificationSettings,
  updateNotificationSettings,
} from '@leaven/shared/notifications/settings.api';
import { route } from '../../http/route';
import { notifications } from './notifications.service';
import { personalSettings } from './settings/settings.service';

export const notificationsRoutes = [
  route(listNotifications, ({ query }, actor) => notifications.list(actor, query)),
  route(readNotifications, ({ body }, actor) => notifications.read(actor, body.ids)),
  route(getNotificationSettings, (_input, actor) => personalSettings.of(actor.id)),
  route(updateNotificationSettings, ({ body }, actor) => personalSettings.update(actor, body)),
];
