import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id } from '../http/fields';
import { newPushSubscription, pushSubscription, pushView } from './push.schemas';

export const listPushSubscriptions = defineEndpoint({
  method: 'GET',
  path: '/api/me/push-subscriptions',
  access: 'member',
  summary: 'My devices that show what is pushed, with the key that a browser subscribes with',
  response: pushView,
});

export const addPushSubscription = defineEndpoint({
  method: 'POST',
  path: '/api/me/push-subscriptions',
  access: 'member',
  summary: 'Show what is pushed on this device; the same device again changes nothing',
  body: newPushSubscription,
  response: pushSubscription,
  status: 201,
});

export const removePushSubscription = defineEndpoint({
  method: 'DELETE',
  path: '/api/me/push-subscriptions/:subscriptionId',
  access: 'member',
  summary: 'Push nothing to one of my devices any more',
  params: z.strictObject({ subscriptionId: id }),
  response: done,
});
