import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { answersView, newSolution } from './answers.schemas';

const ofIdea = z.strictObject({ ideaId: id });
const ofComment = z.strictObject({ commentId: id });

export const getAnswers = defineEndpoint({
  method: 'GET',
  path: '/api/ideas/:ideaId/answers',
  access: 'member',
  summary: 'The accepted answer to a question, and which comments worked for whom',
  params: ofIdea,
  response: answersView,
});

export const acceptSolution = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/solution',
  access: 'member',
  summary: 'Accept a comment as the answer, by the asker or the steward; another one replaces it',
  params: ofIdea,
  body: newSolution,
  response: answersView,
});

export const takeSolutionBack = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/solution',
  access: 'member',
  summary: 'Say that the question is not answered after all',
  params: ofIdea,
  response: answersView,
});

export const sayWorked = defineEndpoint({
  method: 'PUT',
  path: '/api/comments/:commentId/worked',
  access: 'member',
  summary: "Say that somebody else's answer worked for me",
  params: ofComment,
  response: answersView,
});

export const takeWorkedBack = defineEndpoint({
  method: 'DELETE',
  path: '/api/comments/:commentId/worked',
  access: 'member',
  summary: 'Take that back',
  params: ofComment,
  response: answersView,
});
