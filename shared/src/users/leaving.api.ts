import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { leavingView, myLeaving, personLeaving } from './leaving.schemas';
import { personView } from './users.schemas';

export const deleteMyAccount = defineEndpoint({
  method: 'PUT',
  path: '/api/me/deletion',
  access: 'member',
  summary: 'Have my account deleted after a time to think again; signing in takes it back',
  body: myLeaving,
  response: leavingView,
  ratePerMinute: 5,
});

const params = z.strictObject({ personId: id });

export const deleteAccount = defineEndpoint({
  method: 'PUT',
  path: '/api/people/:personId/deletion',
  access: 'administer',
  summary: 'Have the account of somebody who left deleted, after the same time to think again',
  params,
  body: personLeaving,
  response: personView,
});

export const keepAccount = defineEndpoint({
  method: 'DELETE',
  path: '/api/people/:personId/deletion',
  access: 'administer',
  summary: 'Take back that an account is to be deleted',
  params,
  response: personView,
});
