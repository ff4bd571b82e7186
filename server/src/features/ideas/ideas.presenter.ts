import type { IdeaClock } from '@leaven/shared/ideas/answering.schemas';
import { swaysVotes } from '@leaven/shared/ideas/ideas.policy';
import type { DecisionView, IdeaFacts } from '@leaven/shared/ideas/ideas.schemas';
import { isUndecided } from '@leaven/shared/stages';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { categories } from '../categories/categories.service';
import { settings } from '../settings/settings.service';
import { personRefs, requiredRef } from '../users/users.refs';
import type { Decision } from './decisions.model';
import type { Idea } from './ideas.model';
import { standIns } from './stand-ins';

/**
 * Presents a page of ideas with at most one query for names, as everybody may see them: hidden counts
 * stay hidden. Who may see them gets them from `withCounts`.
 */
export async function presentIdeas(ideas: Omit<Idea, 'body'>[]): Promise<IdeaFacts[]> {
  const standingIn = await standIns();
  const [{ voting }, refs, categoryOf] = await Promise.all([
    settings.get(),
    personRefs(
      ideas.flatMap((idea) => [
        idea.authorId,
        ...idea.coAuthorIds,
        idea.stewardId,
        idea.officialReply?.byId,
        idea.solution?.authorId,
        standingIn.of(idea),
      ]),
    ),
    categories.byId(),
  ]);
  return ideas.map((idea) => ({
    id: String(idea._id),
    title: idea.deletedAt ? '' : idea.title,
    excerpt: idea.deletedAt ? '' : idea.excerpt,
    author: idea.deletedAt ? null : refs(idea.authorId),
    coAuthors: idea.deletedAt ? [] : idea.coAuthorIds.flatMap((personId) => refs(personId) ?? []),
    category: {
      id: String(idea.categoryId),
      name: categoryOf(idea.categoryId)?.name ?? '',
    },
    stage: idea.stage,
    postedAt: idea.postedAt.toISOString(),
    editedAt: idea.editedAt?.toISOString() ?? null,
    votes: voting.hideCounts && swaysVotes(idea.stage) ? null : idea.votes,
    commentCount: idea.commentCount,
    openAsks: isUndecided(idea.stage) && !idea.deletedAt ? idea.openAsks : [],
    projectId: idea.projectId ? String(idea.projectId) : null,
    steward: requiredRef(refs, idea.stewardId),
    clock: presentClock(idea, refs(standingIn.of(idea))),
    officialReply:
      idea.deletedAt || !idea.officialReply
        ? null
        : {
            excerpt: idea.officialReply.excerpt,
            by: refs(idea.officialReply.byId),
            at: idea.officialReply.at.toISOString(),
          },
    isQuestion: categoryOf(idea.categoryId)?.kind === 'questions',
    solution:
      idea.solution && !idea.deletedAt
        ? { commentId: String(idea.solution.commentId), author: refs(idea.solution.authorId) }
        : null,
    liveRev: idea.liveRev,
  }));
}

/** A part of a working day more is a working day more: "within two" means no later than that. */
const wholeDays = (days: number) => Math.max(1, Math.ceil(days - 1e-6));

const presentClock = (
  { clockFrom, dueAt, answer }: Omit<Idea, 'body'>,
  standIn: PersonRef | null,
): IdeaClock => ({
  from: clockFrom?.toISOString() ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  answeredAt: answer?.at.toISOString() ?? null,
  workingDays: answer && clockFrom ? wholeDays(answer.days) : null,
  standIn,
});

export async function presentDecisions(rows: Decision[]): Promise<DecisionView[]> {
  const refs = await personRefs(rows.map((row) => row.byId));
  return rows.map((row) => ({
    id: String(row._id),
    from: row.from,
    to: row.to,
    reason: row.reason,
    revisitIf: row.revisitIf,
    by: refs(row.byId),
    at: row.at.toISOString(),
    rule: row.rule ? { kind: row.rule.kind, days: row.rule.days } : null,
  }));
}
