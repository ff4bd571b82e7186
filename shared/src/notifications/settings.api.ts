import { defineEndpoint } from '../http/endpoint';
import { settingsPatch, settingsView } from './settings.schemas';

export const getNotificationSettings = defineEndpoint({
  method: 'GET',
  path: '/api/me/notification-settings',
  access: 'member',
  summary: 'What news reaches me, how and when',
  response: settingsView,
});

export const updateNotificationSettings = defineEndpoint({
  method: 'PATCH',
  path: '/api/me/notification-settings',
  access: 'member',
  summary: 'Choose by topic and channel, set quiet hours, a holiday and the rhythm of e-mail',
  body: settingsPatch,
  response: settingsView,
});
