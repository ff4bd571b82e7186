import type { FeedPeriod, FeedQuery, FeedSort } from '@leaven/shared/feed/feed.schemas';
import { notFound } from '@leaven/shared/http/errors';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaCard, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { Types } from 'mongoose';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { categories } from '../categories/categories.service';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { presentDecisions, presentIdeas } from '../ideas/ideas.presenter';
import { ideas } from '../ideas/ideas.service';
import { projects } from '../projects/projects.service';
import { personRefs, requiredRef } from '../users/users.refs';
import { votes } from '../votes/votes.service';

const DAY_MS = 24 * 60 * 60_000;
const periodDays: Record<Exclude<FeedPeriod, 'ever'>, number> = { week: 7, month: 30, year: 365 };

const sortField: Record<FeedSort, 'hot' | 'postedAt' | 'votes'> = {
  hot: 'hot',
  new: 'postedAt',
  top: 'votes',
};

const reviveId = (id: string) => new Types.ObjectId(id);
const reviveDate = (value: unknown) => new Date(String(value));

/** The body is for the page of one idea; a card has its excerpt. */
const cardFields = { body: 0 } as const;
type CardRow = Omit<Idea, 'body'>;

function orderOf(query: FeedQuery): KeysetOrder<CardRow> {
  const { cursor: _, limit: _limit, ...filter } = query;
  return {
    list: `feed:${JSON.stringify(filter)}`,
    field: sortField[query.sort],
    direction: -1,
    ...(query.sort === 'new' ? { revive: reviveDate } : {}),
    reviveId,
  };
}

async function conditionsOf(actor: Actor, query: FeedQuery): Promise<object[]> {
  const own = query.mine === 'true' || query.voted === 'true';
  const conditions: object[] = [];
  if (query.categoryId) conditions.push({ categoryId: new Types.ObjectId(query.categoryId) });
  if (query.stage) conditions.push({ stage: query.stage, deletedAt: null });
  else conditions.push(own ? { deletedAt: null } : { listed: true });
  if (query.mine === 'true') conditions.push({ authorId: new Types.ObjectId(actor.id) });
  if (query.voted === 'true') conditions.push({ _id: { $in: await votes.votedBy(actor.id) } });
  if (query.sort === 'top' && query.period !== 'ever')
    conditions.push({
      postedAt: { $gte: new Date(Date.now() - periodDays[query.period] * DAY_MS) },
    });
  return conditions;
}

async function cards(actor: Actor, rows: CardRow[]): Promise<IdeaCard[]> {
  const [facts, mine] = await Promise.all([
    presentIdeas(rows),
    votes.mine(
      actor.id,
      rows.map((row) => row._id),
    ),
  ]);
  return facts.flatMap((fact, i) => {
    const row = rows[i];
    if (!row) return [];
    return [
      {
        ...fact,
        myVote: mine.has(fact.id) ? (1 as const) : (0 as const),
        mine: String(row.authorId) === actor.id,
        abilities: { vote: votesPolicy.cast(actor, ideaState(row)).allowed },
      },
    ];
  });
}

export const feed = {
  async list(actor: Actor, query: FeedQuery) {
    const order = orderOf(query);
    const conditions = await conditionsOf(actor, query);
    const rows = await IdeaRow.find(
      { $and: [...conditions, afterCursor(order, query.cursor)] },
      cardFields,
    )
      .sort(sortOf(order))
      .limit(query.limit + 1)
      .lean();
    const page = pageOf(order, rows, query);
    return { items: await cards(actor, page.rows), nextCursor: page.nextCursor };
  },

  /** What waits for an answer, oldest first: all of it, or what this person is steward of. */
  async reviewQueue(
    actor: Actor,
    query: { cursor?: string | undefined; limit: number; scope: 'mine' | 'all' },
  ) {
    const order: KeysetOrder<CardRow> = {
      list: `review:${query.scope}:${actor.id}`,
      field: 'postedAt',
      direction: 1,
      revive: reviveDate,
      reviveId,
    };
    const conditions: object[] = [{ stage: { $in: ['open', 'in_review'] }, listed: true }];
    if (query.scope === 'mine') {
      const all = await categories.list();
      const mine = all
        .filter(({ steward }) => steward.id === actor.id)
        .map(({ id }) => reviveId(id));
      conditions.push({ categoryId: { $in: mine } });
    }
    const rows = await IdeaRow.find(
      { $and: [...conditions, afterCursor(order, query.cursor)] },
      cardFields,
    )
      .sort(sortOf(order))
      .limit(query.limit + 1)
      .lean();
    const page = pageOf(order, rows, query);
    return { items: await cards(actor, page.rows), nextCursor: page.nextCursor };
  },

  /** One idea with all that its page shows. @throws AppError 404 */
  async view(actor: Actor, ideaId: string): Promise<IdeaView> {
    const idea = await ideas.require(ideaId);
    const [[facts], mine, decisions, project, categoryOf] = await Promise.all([
      presentIdeas([idea]),
      votes.mine(actor.id, [idea._id]),
      ideas.decisionsOf(ideaId).then(presentDecisions),
      projects.refOf(idea.projectId),
      categories.byId(),
    ]);
    if (!facts) throw notFound('idea');
    const stewardId = categoryOf(idea.categoryId)?.stewardId;
    const state = ideaState(idea);
    return {
      ...facts,
      body: idea.deletedAt ? '' : idea.body,
      contentRev: idea.contentRev,
      myVote: mine.has(ideaId) ? 1 : 0,
      mine: String(idea.authorId) === actor.id,
      steward: requiredRef(await personRefs([stewardId]), stewardId),
      decisions,
      project,
      deletedAt: idea.deletedAt?.toISOString() ?? null,
      abilities: {
        edit: ideasPolicy.edit(actor, state).allowed,
        delete: ideasPolicy.delete(actor, state).allowed,
        comment: ideasPolicy.comment(actor, state).allowed,
        vote: votesPolicy.cast(actor, state).allowed,
        decide: ideasPolicy.decisionsFor(actor, state),
        promote: ideasPolicy.promote(actor, state).allowed,
      },
    };
  },
};
