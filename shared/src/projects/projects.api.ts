import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, listOf, paging } from '../http/fields';
import { projectStage } from '../stages';
import {
  newProject,
  newUpdate,
  projectCard,
  projectMove,
  projectPatch,
  projectShutdown,
  projectView,
  updateView,
} from './projects.schemas';

const params = z.strictObject({ projectId: id });

export const promoteIdea = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/promotion',
  access: 'decide',
  summary: 'Promote an idea into a project; everyone who voted or commented is told',
  params: z.strictObject({ ideaId: id }),
  body: newProject,
  response: projectView,
  status: 201,
});

export const listProjects = defineEndpoint({
  method: 'GET',
  path: '/api/projects',
  access: 'member',
  summary: 'Projects, newest stage change first; one stage or all',
  query: z.strictObject({ ...paging, stage: z.optional(projectStage) }),
  response: listOf(projectCard),
});

export const getProject = defineEndpoint({
  method: 'GET',
  path: '/api/projects/:projectId',
  access: 'member',
  summary: 'One project with the stages it went through',
  params,
  response: projectView,
});

export const updateProject = defineEndpoint({
  method: 'PATCH',
  path: '/api/projects/:projectId',
  access: 'member',
  summary: 'Change title, owner, sponsor or budget; 409 `stale_edit` when it changed meanwhile',
  params,
  body: projectPatch,
  response: projectView,
});

export const moveProject = defineEndpoint({
  method: 'POST',
  path: '/api/projects/:projectId/stage',
  access: 'member',
  summary: 'Move a project to another stage',
  params,
  body: projectMove,
  response: projectView,
});

export const shutProjectDown = defineEndpoint({
  method: 'POST',
  path: '/api/projects/:projectId/shutdown',
  access: 'member',
  summary: 'End a project honestly, with a reason and lessons',
  params,
  body: projectShutdown,
  response: projectView,
});

export const listProjectUpdates = defineEndpoint({
  method: 'GET',
  path: '/api/projects/:projectId/updates',
  access: 'member',
  summary: "A project's updates, newest first",
  params,
  query: z.strictObject(paging),
  response: listOf(updateView),
});

export const postProjectUpdate = defineEndpoint({
  method: 'POST',
  path: '/api/projects/:projectId/updates',
  access: 'member',
  summary: 'Post an update, as owner or sponsor',
  params,
  body: newUpdate,
  response: updateView,
  status: 201,
});
