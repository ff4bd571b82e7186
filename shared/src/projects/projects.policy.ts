import type * as z from 'zod/mini';
import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import type { ProjectStage } from '../stages';
import { type Actor, has } from '../users/roles';
import { type MovableStage, movableStages, type projectAbilities } from './projects.schemas';

export interface ProjectState {
  stage: ProjectStage;
  ownerId: string;
  sponsorId: string;
}

const runs = (actor: Actor, project: ProjectState): Verdict =>
  has(actor, 'runProjects') || project.sponsorId === actor.id
    ? allow
    : forbidden('runners_only', 'Only managers and its sponsor may do this to a project.');

const alive = (project: ProjectState): Verdict =>
  project.stage === 'shut_down'
    ? closed('project_shut_down', 'This project was shut down.')
    : allow;

export const projectsPolicy = {
  edit: (actor: Actor, project: ProjectState): Verdict => all(runs(actor, project), alive(project)),

  move: (actor: Actor, project: ProjectState, to: MovableStage): Verdict =>
    all(
      runs(actor, project),
      alive(project),
      project.stage === to
        ? closed('already_there', 'This project is in that stage already.')
        : allow,
    ),

  shutDown: (actor: Actor, project: ProjectState): Verdict =>
    all(runs(actor, project), alive(project)),

  postUpdate: (actor: Actor, project: ProjectState): Verdict =>
    project.ownerId === actor.id || project.sponsorId === actor.id
      ? allow
      : forbidden('owner_or_sponsor_only', 'Updates come from the owner or the sponsor.'),

  abilities: (actor: Actor, project: ProjectState): z.output<typeof projectAbilities> => ({
    edit: projectsPolicy.edit(actor, project).allowed,
    moveTo: movableStages.filter((to) => projectsPolicy.move(actor, project, to).allowed),
    shutDown: projectsPolicy.shutDown(actor, project).allowed,
    postUpdate: projectsPolicy.postUpdate(actor, project).allowed,
  }),
};
