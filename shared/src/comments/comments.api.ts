import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, instant, listOf, paging } from '../http/fields';
import {
  commentPatch,
  commentRevisionView,
  commentView,
  newComment,
  readingView,
  threadGap,
  threadQuery,
} from './comments.schemas';

const ofIdea = z.strictObject({ ideaId: id });
const ofComment = z.strictObject({ commentId: id });

export const listComments = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/comments',
  access: 'member',
  summary:
    "An idea's thread, depth first, brothers and sisters by time; of one branch, or around one comment",
  params: ofIdea,
  query: threadQuery,
  response: z.extend(listOf(commentView), {
    gaps: z.array(threadGap),
    /** The comment that `around` found, where there is one. */
    around: z.nullable(id),
    /** The latest revision of its staff notes, as room `staff:<ideaId>` counts them; null for who sees none. */
    staffRev: z.nullable(z.int()),
  }),
});

export const getReading = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/reading',
  access: 'member',
  summary: 'How far I have read a thread, on any device, and how many others have written since',
  params: ofIdea,
  response: readingView,
});

export const markRead = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/reading',
  access: 'member',
  summary: 'Say up to which moment I have read a thread; it never moves back',
  params: ofIdea,
  body: z.strictObject({ readAt: instant }),
  response: readingView,
});

export const postComment = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/comments',
  access: 'member',
  summary:
    'Comment on an idea, or answer a comment; with visibility `staff` for moderators and managers alone',
  params: ofIdea,
  body: newComment,
  response: commentView,
  status: 201,
});

export const updateComment = defineEndpoint({
  method: 'PATCH',
  path: '/api/comments/:commentId',
  access: 'member',
  summary: 'Edit an own comment; 409 `stale_edit` with the current text when it changed meanwhile',
  params: ofComment,
  body: commentPatch,
  response: commentView,
});

export const listCommentRevisions = defineEndpoint({
  method: 'GET',
  path: '/api/comments/:commentId/revisions',
  access: 'member',
  summary: 'What a comment said before its author edited it, newest first',
  params: ofComment,
  query: z.strictObject({
    cursor: paging.cursor,
    // Each carries a whole text.
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(20)), 10),
  }),
  response: listOf(commentRevisionView),
});

export const deleteComment = defineEndpoint({
  method: 'DELETE',
  path: '/api/comments/:commentId',
  access: 'member',
  summary: 'Delete a comment; a tombstone keeps the thread sensible',
  params: ofComment,
  response: commentView,
});

export const restoreComment = defineEndpoint({
  method: 'PUT',
  path: '/api/comments/:commentId/restored',
  access: 'member',
  summary: 'Bring a deleted comment back, by who deleted it, within ten minutes',
  params: ofComment,
  response: commentView,
});
