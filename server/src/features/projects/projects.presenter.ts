import { projectsPolicy } from '@leaven/shared/projects/projects.policy';
import type {
  ProjectCard,
  ProjectFacts,
  ProjectView,
  UpdateView,
} from '@leaven/shared/projects/projects.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { personRefs, requiredRef } from '../users/users.refs';
import { type Project, type ProjectStep, type ProjectUpdate, projectState } from './projects.model';

type Refs = Awaited<ReturnType<typeof personRefs>>;

const facts = (project: Project, refs: Refs): ProjectFacts => ({
  id: String(project._id),
  title: project.title,
  stage: project.stage,
  stageSince: project.stageSince.toISOString(),
  owner: requiredRef(refs, project.ownerId),
  sponsor: requiredRef(refs, project.sponsorId),
  budget: project.budget && { amount: project.budget.amount, currency: project.budget.currency },
  idea: { id: String(project.ideaId), title: project.ideaTitle },
  createdAt: project.createdAt.toISOString(),
  updateCount: project.updateCount,
  contentRev: project.contentRev,
  liveRev: project.liveRev,
});

const peopleOf = (projects: Project[]) =>
  personRefs(projects.flatMap((p) => [p.ownerId, p.sponsorId, p.shutdown?.byId]));

/** The part of a card that everybody sees alike, for live messages. */
export const presentFacts = async (project: Project): Promise<ProjectFacts> =>
  facts(project, await peopleOf([project]));

export async function presentCards(actor: Actor, projects: Project[]): Promise<ProjectCard[]> {
  const refs = await peopleOf(projects);
  return projects.map((project) => ({
    ...facts(project, refs),
    abilities: projectsPolicy.abilities(actor, projectState(project)),
  }));
}

export async function presentProject(
  actor: Actor,
  project: Project,
  steps: ProjectStep[],
): Promise<ProjectView> {
  const { ownerId, sponsorId, shutdown } = project;
  const refs = await personRefs([ownerId, sponsorId, shutdown?.byId, ...steps.map((s) => s.byId)]);
  return {
    ...facts(project, refs),
    steps: steps.map(({ from, to, reason, byId, at }) => ({
      from,
      to,
      reason,
      by: refs(byId),
      at: at.toISOString(),
    })),
    shutdown: shutdown && {
      reason: shutdown.reason,
      lessons: shutdown.lessons,
      by: refs(shutdown.byId),
      at: shutdown.at.toISOString(),
    },
    abilities: projectsPolicy.abilities(actor, projectState(project)),
  };
}

export async function presentUpdates(rows: ProjectUpdate[]): Promise<UpdateView[]> {
  const refs = await personRefs(rows.map((row) => row.authorId));
  return rows.map((row) => ({
    id: String(row._id),
    projectId: String(row.projectId),
    author: requiredRef(refs, row.authorId),
    body: row.body,
    postedAt: row.postedAt.toISOString(),
  }));
}
