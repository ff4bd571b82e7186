import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { openCursor } from '../../http/cursor';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { IdeaRow } from '../ideas/ideas.model';
import { type CardRow, cardFields } from './feed.cards';
import { type Candidate, eyesFor, rowsOf } from './feed.eyes';

/** Every tenth place of Hot is kept for an idea that few have seen. */
const SLOT_EVERY = 10;
/** So many, then Hot goes on without: a cursor carries their ids, so that none comes twice. */
const MOST_SLOTS = 20;

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
): Promise<{ rows: CardRow[]; slots: Set<string>; nextCursor: string | null }> {
  const { cursor, limit } = query;
  const at = cursor ? (openCursor(order.list, cursor) as Position) : null;
  const [shown, before] = at ? [at[2], at[3]] : [0, []];
  const places = Array.from({ length: limit }, (_, i) => shown + i);
  const wanted = Math.min(places.filter(isSlot).length, MOST_SLOTS - before.length);
  const passed =
    before.length > 0 ? [{ _id: { $nin: before.map((id) => new Types.ObjectId(id)) } }] : [];
  const walked = await IdeaRow.find(
    { $and: [...conditions, ...passed, afterCursor(order, cursor)] },
    cardFields,
  )
    .sort(sortOf(order))
    .limit(limit + 1)
    .lean();
  const own = walked.slice(0, places.findLastIndex(isSlot));
  const taken = new Set([...before, ...own.map(({ _id }) => String(_id))]);
  const fillers = await eyesFor(
    actor,
    query,
    wanted,
    (candidate) => !taken.has(candidate.id) && (at === null || isBelow(candidate, at)),
  ).then(rowsOf);
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
  return { rows, slots, nextCursor: page.nextCursor };
}
