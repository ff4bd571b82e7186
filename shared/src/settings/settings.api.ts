import { defineEndpoint } from '../http/endpoint';
import { settingsPatch, settingsView } from './settings.schemas';

export const getSettings = defineEndpoint({
  method: 'GET',
  path: '/api/settings',
  access: 'administer',
  summary: "The company's settings",
  response: settingsView,
});

export const updateSettings = defineEndpoint({
  method: 'PATCH',
  path: '/api/settings',
  access: 'administer',
  summary: "Change the company's settings; the sign-up rule counts from the next request",
  body: settingsPatch,
  response: settingsView,
});
