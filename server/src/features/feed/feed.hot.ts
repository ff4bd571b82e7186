import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { openCursor } from '../../http/cursor';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { IdeaRow } from '../ideas/ideas.model';
import { votes } from '../votes/votes.service';
import { type CardRow, cardFields } from './feed.cards';
import { type Candidate, eyesFor, rowsOf, seenOf } from './feed.eyes';

/** Every tenth place of Hot is kept for an idea that few have seen. */
const SLOT_EVERY = 10;
/** So many, then Hot goes on without: a cursor carries their ids, so that none comes twice. */
const MOST_SLOTS = 20;
/** For each slot so many candidates are looked at. */
const LOOKED_AT = 12;

/** Where a reader has come to: the key of the last row, how much was shown, and in which slots what. */
type Position = [hot: number, id: string, shown: number, slots: string[]];

const isBelow = ({ hot, id }: Candidate, [atHot, atId]: Position) =>
  hot < atHot || (hot === atHot && id < atId);

const isSlot = (place: number) => (place + 1) % SLOT_EVERY === 0;

/**
 * A page of Hot with its slots. What fills one stands further down by its heat: it is skipped there,
 * and what was passed already fills none.
 */
export async function hotPage(
  actor: Actor,
  order: KeysetOrder<CardRow>,
  conditions: object[],
  query: FeedQuery,
): Promise<{
  rows: CardRow[];
  slots: Set<string>;
  /** Those of the rows that the reader votes for. */
  mine: Set<string>;
  nextCursor: string | null;
}> {
  const { cursor, limit } = query;
  const at = cursor ? (openCursor(order.list, cursor) as Position) : null;
  const [shown, before] = at ? [at[2], at[3]] : [0, []];
  const places = Array.from({ length: limit }, (_, i) => shown + i);
  const wanted = Math.min(places.filter(isSlot).length, MOST_SLOTS - before.length);
  const passed =
    before.length > 0 ? [{ _id: { $nin: before.map((id) => new Types.ObjectId(id)) } }] : [];
  const [walked, candidates] = await Promise.all([
    IdeaRow.find({ $and: [...conditions, ...passed, afterCursor(order, cursor)] }, cardFields)
      .sort(sortOf(order))
      .limit(limit + 1)
      .lean(),
    wanted > 0 ? eyesFor(actor, query) : [],
  ]);
  const own = walked.slice(0, places.findLastIndex(isSlot));
  const taken = new Set([...before, ...own.map(({ _id }) => String(_id))]);
  const looked = candidates
    .filter((candidate) => !taken.has(candidate.id) && (at === null || isBelow(candidate, at)))
    .slice(0, wanted * LOOKED_AT);
  const [seen, mine] = await Promise.all([
    looked.length > 0 ? seenOf(actor, looked) : new Set(),
    votes.mine(actor.id, [...walked, ...looked.map(({ row }) => row)]),
  ]);
  const fillers = await rowsOf(
    looked.filter(({ id }) => !seen.has(id) && !mine.has(id)).slice(0, wanted),
  );
  const slots = new Set(fillers.map(({ _id }) => String(_id)));
  const rest = walked.filter(({ _id }) => !slots.has(String(_id)));
  const page = pageOf<CardRow>(order, rest, {
    limit: limit - fillers.length,
    carried: [shown + limit, [...before, ...slots]],
  });
  const rows = [...page.rows];
  for (const place of places) {
    if (fillers.length === 0 || rows.length < place - shown) break;
    if (isSlot(place)) rows.splice(place - shown, 0, ...fillers.splice(0, 1));
  }
  return { rows, slots, mine, nextCursor: page.nextCursor };
}
