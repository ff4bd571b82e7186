import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, email, id } from '../http/fields';
import { mailTrial, mailView } from './mail.schemas';

export const getMail = defineEndpoint({
  method: 'GET',
  path: '/api/admin/mail',
  access: 'administer',
  summary: 'How email leaves, what waits and what could not be sent',
  response: mailView,
});

export const testMail = defineEndpoint({
  method: 'POST',
  path: '/api/admin/mail-test',
  access: 'administer',
  summary: 'Send one email now and say what the server answered, word for word',
  body: z.strictObject({
    /** To oneself, when left out. */
    to: z.optional(email),
  }),
  response: mailTrial,
  ratePerMinute: 10,
});

export const retryMail = defineEndpoint({
  method: 'PUT',
  path: '/api/admin/mail/:sendingId/retried',
  access: 'administer',
  summary: 'Try an email again that was given up',
  params: z.strictObject({ sendingId: id }),
  response: done,
});

export const stopMail = defineEndpoint({
  method: 'POST',
  path: '/api/unsubscribe/:token',
  access: 'public',
  summary: 'Stop all email to the person whom this link was made for (RFC 8058)',
  params: z.strictObject({
    token: z.string().check(z.regex(/^[0-9a-f]{48}$/, 'must be the end of a link from an email')),
  }),
  response: done,
});
