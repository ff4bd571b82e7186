import type {
  ContributionKind,
  ContributionNews,
  ContributionNewsView,
} from '@leaven/shared/contributions/contributions.schemas';
import { contributionKinds } from '@leaven/shared/contributions/contributions.schemas';
import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaStage, ProjectStage } from '@leaven/shared/stages';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { AskRow, OfferRow } from '../asks/asks.model';
import { AnswerRow } from '../comments/answers.model';
import { CommentRow } from '../comments/comments.model';
import { ExtensionRow } from '../comments/extensions.model';
import { DecisionRow } from '../ideas/decisions.model';
import { ideaState, idsOf } from '../ideas/ideas.model';
import { ProjectRow, ProjectStepRow } from '../projects/projects.model';
import { UserRow } from '../users/users.model';
import { personRefs } from '../users/users.refs';
import { votes } from '../votes/votes.service';
import { visibleIdeas } from './contributions.presenter';

const DAY_MS = 24 * 60 * 60_000;
/** News are no older than this, however long somebody has been away. */
const OLDEST_DAYS = 90;
/** So many of the house's latest moves are looked through; what is earlier stands in the lists. */
const MOST_MOVES = 1_000;
const MOST_LATEST = 3;

/** The latest that happened to an idea, or to the project it became. */
interface Move {
  ideaId: Types.ObjectId;
  projectId: Types.ObjectId | null;
  to: IdeaStage | ProjectStage;
  reason: string;
  byId: Types.ObjectId | null;
  at: Date;
}

/** What has happened in the house since then, of each idea the latest. What one did oneself is no news. */
async function movesSince(me: Types.ObjectId, since: Date, upTo: Date): Promise<Move[]> {
  const condition = { at: { $gt: since, $lte: upTo } };
  const [decisions, steps] = await Promise.all([
    DecisionRow.find(condition).sort({ at: -1 }).limit(MOST_MOVES).lean(),
    // That there is a project is said by the decision that promoted the idea.
    ProjectStepRow.find(condition).sort({ at: -1 }).limit(MOST_MOVES).lean(),
  ]);
  const projects = await ProjectRow.find(
    { _id: { $in: steps.map(({ projectId }) => projectId) } },
    { ideaId: 1 },
  ).lean();
  const ideaOf = new Map(projects.map(({ _id, ideaId }) => [String(_id), ideaId]));
  const moves: Move[] = [
    ...decisions.map((row) => ({ ...row, projectId: null })),
    ...steps.flatMap((row) => {
      const ideaId = ideaOf.get(String(row.projectId));
      return ideaId && row.from !== null ? [{ ...row, ideaId }] : [];
    }),
  ];
  const latest = new Map<string, Move>();
  for (const move of moves.sort((a, b) => a.at.getTime() - b.at.getTime()))
    latest.set(String(move.ideaId), move);
  return [...latest.values()].filter(({ byId }) => !byId?.equals(me)).reverse();
}

type Ideas = Awaited<ReturnType<typeof visibleIdeas>>;

/** What this person did to each of these ideas; of several things the one that binds most. */
async function partsIn(
  actor: Actor,
  ideas: Ideas,
): Promise<(id: Types.ObjectId) => ContributionKind | null> {
  const me = new Types.ObjectId(actor.id);
  const rows = [...ideas.values()];
  const own = { ideaId: { $in: rows.flatMap(idsOf) } };
  const [projects, taken, voted, said, asks, answered] = await Promise.all([
    ProjectRow.find(
      { ideaId: { $in: rows.map(({ _id }) => _id) }, $or: [{ ownerId: me }, { sponsorId: me }] },
      { ideaId: 1 },
    ).lean(),
    ExtensionRow.find({ ...own, authorId: me }, { ideaId: 1 }).lean(),
    votes.mine(actor.id, rows),
    CommentRow.distinct('ideaId', { ...own, authorId: me, deletedAt: null }),
    AskRow.find(own, { ideaId: 1 }).lean(),
    AnswerRow.find({ ...own, authorId: me }, { ideaId: 1 }).lean(),
  ]);
  const offered = await OfferRow.find(
    { askId: { $in: asks.map(({ _id }) => _id) }, personId: me },
    { askId: 1 },
  ).lean();
  const helped = new Set(offered.map(({ askId }) => String(askId)));
  const ids = (found: { ideaId: Types.ObjectId }[]) => new Set(found.map((f) => String(f.ideaId)));
  const parts: Record<ContributionKind, ReadonlySet<string>> = {
    ideas: new Set(),
    together: new Set(),
    projects: ids(projects),
    extensions: ids(taken),
    answers: ids(answered),
    offers: ids(asks.filter(({ _id }) => helped.has(String(_id)))),
    votes: voted,
    comments: new Set(said.map(String)),
  };
  return (id) => {
    const idea = ideas.get(String(id));
    if (!idea) return null;
    if (isTheirs(actor, ideaState(idea)))
      return String(idea.authorId) === actor.id ? 'ideas' : 'together';
    const all = idsOf(idea).map(String);
    return contributionKinds.find((kind) => all.some((one) => parts[kind].has(one))) ?? null;
  };
}

/** When somebody last looked, not before news are kept. */
async function lastLooked(actor: Actor, now: Date): Promise<Date> {
  const oldest = new Date(now.getTime() - OLDEST_DAYS * DAY_MS);
  const user = await UserRow.findById(actor.id, { contributionsSeenAt: 1 }).lean();
  const seen = user?.contributionsSeenAt;
  return seen && seen > oldest ? seen : oldest;
}

/** What became of what somebody did since they last looked: a dozen queries, whatever they did. */
export async function contributionNews(
  actor: Actor,
  now = new Date(),
): Promise<ContributionNewsView> {
  const me = new Types.ObjectId(actor.id);
  const since = await lastLooked(actor, now);
  const moves = await movesSince(me, since, now);
  const ideas = await visibleIdeas(
    actor,
    moves.map(({ ideaId }) => ideaId),
  );
  const partIn = await partsIn(actor, ideas);
  const refs = await personRefs(moves.map(({ byId }) => byId));
  const groups = new Map<string, ContributionNews>();
  for (const { ideaId, projectId, to, reason, byId, at } of moves) {
    const [kind, idea] = [partIn(ideaId), ideas.get(String(ideaId))];
    if (!kind || !idea) continue;
    const key = `${kind} ${to}`;
    const group = groups.get(key) ?? { kind, to, count: 0, latest: [] };
    groups.set(key, group);
    group.count += 1;
    if (group.latest.length < MOST_LATEST)
      group.latest.push({
        idea: { id: String(ideaId), title: idea.title },
        projectId: (projectId ?? idea.projectId)?.toString() ?? null,
        reason,
        by: refs(byId),
        at: at.toISOString(),
      });
  }
  const items = [...groups.values()].sort(
    (a, b) => contributionKinds.indexOf(a.kind) - contributionKinds.indexOf(b.kind),
  );
  return { since: since.toISOString(), upTo: now.toISOString(), items };
}
