import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';

export const exportMyData = defineEndpoint({
  method: 'GET',
  path: '/api/me/export',
  access: 'member',
  summary: 'Everything that is kept of me, as a ZIP file: JSON by kind, and the files I added',
  gives: 'file',
  response: z.unknown(),
  ratePerMinute: 2,
});
