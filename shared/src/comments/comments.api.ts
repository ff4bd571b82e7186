import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, listOf, paging } from '../http/fields';
import { commentPatch, commentView, newComment } from './comments.schemas';

const ofIdea = z.strictObject({ ideaId: id });
const ofComment = z.strictObject({ commentId: id });

export const listComments = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/comments',
  access: 'member',
  summary: "An idea's thread, depth first, brothers and sisters by time",
  params: ofIdea,
  query: z.strictObject(paging),
  response: listOf(commentView),
});

export const postComment = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/comments',
  access: 'member',
  summary: 'Comment on an idea, or answer a comment',
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
