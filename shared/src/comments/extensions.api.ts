import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id, instant, listOf, paging } from '../http/fields';
import { extensionView } from '../ideas/extensions.schemas';

const params = z.strictObject({ ideaId: id, commentId: id });

export const takeComment = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/extensions/:commentId',
  access: 'member',
  summary: 'Take a comment into an own idea, as it reads now; its writer is credited and told',
  params,
  response: extensionView,
});

export const leaveComment = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/extensions/:commentId',
  access: 'member',
  summary: 'Take it out of the idea again',
  params,
  response: done,
});

/** Something I wrote that is part of an idea now. */
export const myExtension = z.object({
  /** Of the comment. */
  id,
  idea: z.object({ id, title: z.string() }),
  /** The beginning of what was taken. */
  excerpt: z.string(),
  takenAt: instant,
});
export type MyExtension = z.output<typeof myExtension>;

export const listMyExtensions = defineEndpoint({
  method: 'GET',
  path: '/api/me/extensions',
  access: 'member',
  summary: 'What I wrote that others took into their ideas, newest first',
  query: z.strictObject(paging),
  response: listOf(myExtension),
});
