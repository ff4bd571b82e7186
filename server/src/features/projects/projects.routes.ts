import {
  getProject,
  listProjects,
  listProjectUpdates,
  moveProject,
  postProjectUpdate,
  promoteIdea,
  shutProjectDown,
  updateProject,
} from '@leaven/shared/projects/projects.api';
import { route } from '../../http/route';
import { projects } from './projects.service';
import { promote } from './promotion.service';

export const projectsRoutes = [
  route(promoteIdea, ({ params, body }, actor, { entityId }) =>
    promote(actor, params.ideaId, body, entityId),
  ),
  route(listProjects, ({ query }, actor) => projects.list(actor, query)),
  route(getProject, ({ params }, actor) => projects.get(actor, params.projectId)),
  route(updateProject, ({ params, body }, actor) => projects.edit(actor, params.projectId, body)),
  route(moveProject, ({ params, body }, actor) => projects.move(actor, params.projectId, body)),
  route(shutProjectDown, ({ params, body }, actor) =>
    projects.shutDown(actor, params.projectId, body),
  ),
  route(listProjectUpdates, ({ params, query }) => projects.listUpdates(params.projectId, query)),
  route(postProjectUpdate, ({ params, body }, actor, { entityId }) =>
    projects.postUpdate(actor, params.projectId, body, entityId),
  ),
];
