import type { Contribution } from '@leaven/shared/contributions/contributions.schemas';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import { type Decision, DecisionRow } from '../ideas/decisions.model';
import { IdeaRow, ideaState } from '../ideas/ideas.model';
import { ProjectRow } from '../projects/projects.model';
import { personRefs } from '../users/users.refs';
import type { Deed } from './lists';

const ideaFields = {
  title: 1,
  stage: 1,
  authorId: 1,
  coAuthorIds: 1,
  deletedAt: 1,
  hiddenAt: 1,
  mergedFrom: 1,
  projectId: 1,
} as const;

/** Far more than a page of ideas has been decided about. */
const MOST_DECISIONS = 2_000;

/** The latest decision about each of these ideas. */
async function latestDecisions(ideaIds: Types.ObjectId[]): Promise<Map<string, Decision>> {
  const rows = await DecisionRow.find({ ideaId: { $in: ideaIds } })
    .sort({ at: 1 })
    .limit(MOST_DECISIONS)
    .lean();
  return new Map(rows.map((row) => [String(row.ideaId), row]));
}

/** The ideas among these that this person may see, by id. */
export async function visibleIdeas(viewer: Actor, ideaIds: Types.ObjectId[]) {
  const rows = await IdeaRow.find({ _id: { $in: ideaIds }, deletedAt: null }, ideaFields).lean();
  const seen = rows.filter((row) => ideasPolicy.sees(viewer, ideaState(row)));
  return new Map(seen.map((row) => [String(row._id), row]));
}

/** With what became of their ideas; what belongs to a deleted or hidden idea is left out. Four queries. */
export async function presentDeeds(viewer: Actor, deeds: Deed[]): Promise<Contribution[]> {
  const ideaIds = deeds.map(({ ideaId }) => ideaId);
  const [ideas, decisions] = await Promise.all([
    visibleIdeas(viewer, ideaIds),
    latestDecisions(ideaIds),
  ]);
  const projectIds = [...ideas.values()].flatMap(({ projectId }) => projectId ?? []);
  const projects = new Map(
    (
      await ProjectRow.find(
        { _id: { $in: projectIds } },
        { stage: 1, stageSince: 1, shutdown: 1 },
      ).lean()
    ).map((row) => [String(row._id), row]),
  );
  const refs = await personRefs([
    ...[...decisions.values()].map(({ byId }) => byId),
    ...[...projects.values()].map(({ shutdown }) => shutdown?.byId),
  ]);
  return deeds.flatMap((deed): Contribution[] => {
    const idea = ideas.get(String(deed.ideaId));
    if (!idea) return [];
    const project = idea.projectId ? projects.get(String(idea.projectId)) : undefined;
    const decision = decisions.get(String(deed.ideaId));
    const latest = project
      ? {
          at: project.stageSince,
          reason: project.shutdown?.reason ?? '',
          byId: project.shutdown?.byId,
        }
      : decision;
    return [
      {
        id: deed.id,
        at: deed.at.toISOString(),
        excerpt: deed.excerpt ?? '',
        idea: { id: String(idea._id), title: idea.title },
        commentId: deed.commentId ?? null,
        projectId: idea.projectId ? String(idea.projectId) : null,
        stage: project?.stage ?? idea.stage,
        became: latest
          ? { at: latest.at.toISOString(), reason: latest.reason, by: refs(latest.byId) }
          : null,
        accepted: deed.accepted ?? false,
        worked: deed.worked ?? 0,
      },
    ];
  });
}
