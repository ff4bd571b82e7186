import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, listOf, paging } from '../http/fields';
import { ideaView } from './ideas.schemas';
import { revisionView } from './revisions.schemas';

export const listRevisions = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/revisions',
  access: 'member',
  summary: 'What an idea said before and who changed it, newest first',
  params: z.strictObject({ ideaId: id }),
  query: z.strictObject({
    cursor: paging.cursor,
    // Each carries a whole text.
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(20)), 10),
  }),
  response: listOf(revisionView),
});

export const restoreRevision = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/revisions/:revisionId/restore',
  access: 'member',
  summary:
    'Make an earlier text the current one again, as a new revision; 409 `stale_edit` when it changed meanwhile',
  params: z.strictObject({ ideaId: id, revisionId: id }),
  body: z.strictObject({
    /** Of what was read. */
    contentRev: z.int().check(z.gte(1)),
  }),
  response: ideaView,
});
