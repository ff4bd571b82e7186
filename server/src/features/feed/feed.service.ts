import { type FeedQuery, feedSortOf } from '@leaven/shared/feed/feed.schemas';
import type { IdeaStage } from '@leaven/shared/stages';
import type { Actor } from '@leaven/shared/users/roles';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { IdeaRow } from '../ideas/ideas.model';
import { standIns } from '../ideas/stand-ins';
import { settings } from '../settings/settings.service';
import { type CardRow, cardFields, cards } from './feed.cards';
import { eyesPage } from './feed.eyes';
import { conditionsOf } from './feed.filters';
import { hotPage } from './feed.hot';
import { oldestFirst, orderOf } from './feed.orders';
import { search } from './feed.search';
import { topHint } from './feed.top';

interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** One page of an order under conditions: one walk of an index. */
async function page(
  actor: Actor,
  order: KeysetOrder<CardRow>,
  conditions: object[],
  { cursor, limit }: Page,
  hint?: Record<string, 1 | -1>,
) {
  const rows = await IdeaRow.find(
    { $and: [...conditions, afterCursor(order, cursor)] },
    cardFields,
    hint ? { hint } : {},
  )
    .sort(sortOf(order))
    .limit(limit + 1)
    .lean();
  const { rows: shown, nextCursor } = pageOf(order, rows, { limit });
  return { items: await cards(actor, shown), nextCursor };
}

/** What still waits for somebody's answer. */
const unanswered = { stage: { $in: ['open', 'in_review'] as IdeaStage[] }, listed: true };
/** What is overdue: only what still waits has a due date. */
const late = (now = new Date()) => ({ dueAt: { $lte: now, $type: 'date' as const } });
const heldBy = async (actor: Actor) => (await standIns()).heldBy(actor.id);
/** A badge says no more than "99+". */
const MOST_COUNTED = 100;

export const feed = {
  async list(actor: Actor, query: FeedQuery) {
    const { voting } = await settings.get();
    const [sort, order] = [feedSortOf(query), orderOf(query, voting.hideCounts)];
    // Its pool asks for conditions of its own.
    if (sort === 'needs_eyes' && !query.q) {
      const { rows, nextCursor } = await eyesPage(actor, query, voting.hideCounts);
      return { items: await cards(actor, rows), nextCursor };
    }
    const conditions = await conditionsOf(actor, query);
    if (query.q) return search(actor, { ...query, q: query.q }, order, conditions);
    if (voting.hideCounts) return page(actor, order, conditions, query);
    if (sort !== 'hot')
      return page(actor, order, conditions, query, await topHint(query, conditions));
    const { rows, nextCursor, ...known } = await hotPage(actor, order, conditions, query);
    return { items: await cards(actor, rows, known), nextCursor };
  },

  /** What waits for an answer, oldest first: all of it, or what this person answers for now. */
  async reviewQueue(
    actor: Actor,
    query: Page & { scope: 'mine' | 'all'; late?: 'true' | undefined },
  ) {
    const conditions = [
      unanswered,
      ...(query.scope === 'mine' ? [await heldBy(actor)] : []),
      ...(query.late ? [late()] : []),
    ];
    const list = `review:${query.scope}:${query.late ?? 'false'}:${actor.id}`;
    return page(actor, oldestFirst(list, query.late ? 'dueAt' : 'postedAt'), conditions, query);
  },

  async waitingCount(actor: Actor): Promise<{ waiting: number; late: number }> {
    const held = { $and: [unanswered, await heldBy(actor)] };
    const counted = (condition: object) =>
      IdeaRow.countDocuments(condition, { limit: MOST_COUNTED });
    const [waiting, overdue] = await Promise.all([counted(held), counted({ ...held, ...late() })]);
    return { waiting, late: overdue };
  },
};
