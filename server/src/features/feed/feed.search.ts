import { type FeedQuery, feedSortOf } from '@leaven/shared/feed/feed.schemas';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import { openCursor, sealCursor } from '../../http/cursor';
import { afterCursor, afterRow, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { OfficialReplyRow } from '../clock/replies.model';
import { CommentRow } from '../comments/comments.model';
import { type Idea, IdeaRow, shownToAll } from '../ideas/ideas.model';
import {
  allInTitle,
  inTextIndex,
  ofComment,
  ofIdea,
  titleBegins,
  withoutUnwanted,
} from '../search/conditions';
import { snippetOf } from '../search/snippets';
import { marksIn, type Terms, termsOf } from '../search/terms';
import { type CardRow, cards } from './feed.cards';

/** What is found by a title's beginning or in comments is looked up first, so much of each. */
const MOST_ELSEWHERE = 500;
/** Shorter beginnings of words that have an alphabet fit too much. */
const tooShort = (part: string) => part.length < 2 && /^\p{Script=Latin}/u.test(part);

type Query = FeedQuery & { q: string };
type Order = KeysetOrder<CardRow>;
type Ids = Types.ObjectId[];

/** Ideas whose titles have words that begin so: what the text index does not find. */
async function byTitle({ wanted }: Terms): Promise<Ids> {
  if (wanted.flat().some(tooShort)) return [];
  const begin = { $and: wanted.flatMap(titleBegins) };
  const rows = await IdeaRow.find(begin, { _id: 1 })
    .hint('titleWords_1')
    .limit(MOST_ELSEWHERE)
    .lean();
  return rows.map(({ _id }) => _id);
}

/** Official replies that count, not what was said before. */
const current = { currentOf: { $type: 'objectId' } } as const;

/** Ideas whose official reply or comments say it. */
async function byTalk(terms: Terms): Promise<Ids> {
  const said = [inTextIndex(terms), ...ofComment(terms)];
  const [replies, comments] = await Promise.all([
    OfficialReplyRow.find({ $and: [...said, current] }, { ideaId: 1 })
      .limit(MOST_ELSEWHERE)
      .lean(),
    CommentRow.find({ $and: [...said, shownToAll] }, { ideaId: 1 })
      .limit(MOST_ELSEWHERE)
      .lean(),
  ]);
  const rows = [...replies, ...comments];
  return [...new Map(rows.map(({ ideaId }) => [String(ideaId), ideaId])).values()];
}

async function elsewhere(terms: Terms): Promise<Ids> {
  return (await Promise.all([byTitle(terms), byTalk(terms)])).flat();
}

const read = (order: KeysetOrder<CardRow>, conditions: object[], limit: number, hint = {}) =>
  IdeaRow.find({ $and: conditions }, {}, hint).sort(sortOf(order)).limit(limit).lean();

/**
 * Whether the index of titles' words alone finds all with these in the title, by the beginnings of
 * words. It is many times quicker than asking the text index too, which also walks every body.
 */
const inTitleWords = ({ wanted }: Terms): boolean =>
  wanted.length > 0 && wanted.every((term) => term.length === 1 && !term.some(tooShort));

interface Page {
  rows: Idea[];
  nextCursor: string | null;
}

/** By age, votes or heat: two lists in one order, merged. */
async function inOrder(
  query: Query,
  order: Order,
  terms: Terms,
  conditions: object[],
): Promise<Page> {
  const { limit } = query;
  const after = afterCursor(order, query.cursor);
  const [said, other] = await Promise.all([
    read(order, [...conditions, inTextIndex(terms), ...ofIdea(terms), after], limit + 1),
    elsewhere(terms).then((ids) =>
      read(
        order,
        [...conditions, { _id: { $in: ids } }, ...withoutUnwanted(terms.unwanted), after],
        limit + 1,
      ),
    ),
  ]);
  const rows = [...new Map([...said, ...other].map((row) => [String(row._id), row])).values()];
  return pageOf(order, rows.toSorted(byOrder(order)), query);
}

function byOrder({ field, direction }: KeysetOrder<CardRow>) {
  const key = (row: CardRow) => Number(row[field]);
  return (a: CardRow, b: CardRow) =>
    direction * (key(a) - key(b) || (String(a._id) < String(b._id) ? -1 : 1));
}

interface Degree {
  conditions: object[];
  hint?: object;
}

/** Of what is found elsewhere, that which no earlier degree has. */
async function onlyElsewhere(terms: Terms): Promise<Ids> {
  const byWords = inTitleWords(terms);
  const ids = byWords ? await byTalk(terms) : await elsewhere(terms);
  const among = (...conditions: object[]) =>
    IdeaRow.find({ $and: [{ _id: { $in: ids } }, ...conditions] }, { _id: 1 }).lean();
  const before = await Promise.all([
    among(inTextIndex(terms), ...ofIdea(terms)),
    byWords ? among(allInTitle(terms)) : [],
  ]);
  const seen = new Set(before.flat().map(({ _id }) => String(_id)));
  return ids.filter((id) => !seen.has(String(id)));
}

/**
 * What may be found, in degrees: with all words in the title, with some of them in the text only, and
 * what is found elsewhere. Each is one walk of an index.
 */
const degrees: ((terms: Terms) => Degree | Promise<Degree>)[] = [
  (terms) => {
    const conditions = [allInTitle(terms), ...withoutUnwanted(terms.unwanted)];
    return inTitleWords(terms)
      ? { conditions, hint: { hint: 'titleWords_1' } }
      : { conditions: [inTextIndex(terms), ...conditions] };
  },
  (terms) => ({
    conditions: [inTextIndex(terms), { $nor: [allInTitle(terms)] }, ...ofIdea(terms)],
  }),
  async (terms) => ({
    conditions: [{ _id: { $in: await onlyElsewhere(terms) } }, ...withoutUnwanted(terms.unwanted)],
  }),
];

/** The best first: by degrees of relevance, the hotter first in each. */
async function byRelevance(
  query: Query,
  order: Order,
  terms: Terms,
  conditions: object[],
): Promise<Page> {
  const start = query.cursor ? openCursor(order.list, query.cursor) : [0];
  const [first, value, id] = start as [number, unknown?, string?];
  const found: { row: Idea; degree: number }[] = [];
  for (const [degree, degreeOf] of degrees.entries()) {
    if (degree < first || found.length > query.limit) continue;
    const after = degree === first && id !== undefined ? [afterRow(order, value, id)] : [];
    const at = await degreeOf(terms);
    const all = [...conditions, ...at.conditions, ...after];
    const rows = await read(order, all, query.limit + 1 - found.length, at.hint);
    found.push(...rows.map((row) => ({ row, degree })));
  }
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row }) => row),
    nextCursor:
      found.length > query.limit && last
        ? sealCursor(order.list, [last.degree, last.row[order.field], String(last.row._id)])
        : null,
  };
}

/** Marks what was looked for in the cards of one page; what stands in no text is in the official reply
 * or in a comment. */
async function withHits(items: IdeaCard[], rows: Idea[], terms: Terms): Promise<IdeaCard[]> {
  const bodyOf = new Map(rows.map((row) => [String(row._id), row.body]));
  const hits = items.map((item) => {
    const snippet = snippetOf(terms.wanted, bodyOf.get(item.id) ?? '');
    return {
      title: marksIn(terms.wanted, item.title),
      snippet: snippet && { ...snippet, commentId: null, inReply: false },
    };
  });
  const unmarked = rows.filter((_, i) => !hits[i]?.snippet && hits[i]?.title.length === 0);
  if (unmarked.length === 0) return items.map((item, i) => ({ ...item, hit: hits[i] }));
  const ideaId = { $in: unmarked.map((row) => row._id) };
  const said = [inTextIndex(terms), ...ofComment(terms)];
  const [replies, comments] = await Promise.all([
    OfficialReplyRow.find({ $and: [...said, { ideaId, ...current }] }).lean(),
    CommentRow.find({ $and: [...said, { ideaId, ...shownToAll }] })
      .limit(MOST_ELSEWHERE)
      .lean(),
  ]);
  const replyTo = new Map(replies.map((reply) => [String(reply.ideaId), reply]));
  const commentOf = new Map(comments.map((comment) => [String(comment.ideaId), comment]));
  return items.map((item, i) => {
    const hit = hits[i] ?? { title: [], snippet: null };
    const reply = replyTo.get(item.id);
    const comment = reply ? undefined : commentOf.get(item.id);
    const found = snippetOf(terms.wanted, (reply ?? comment)?.body ?? '');
    if (!found) return { ...item, hit };
    const where = { commentId: comment ? String(comment._id) : null, inReply: !!reply };
    return { ...item, hit: { ...hit, snippet: { ...found, ...where } } };
  });
}

/** One page of what a query with words finds among the ideas that the conditions let through. */
export async function search(actor: Actor, query: Query, order: Order, conditions: object[]) {
  const terms = termsOf(query.q);
  if (!terms) return { items: [], nextCursor: null };
  const find = feedSortOf(query) === 'relevance' ? byRelevance : inOrder;
  const { rows, nextCursor } = await find(query, order, terms, conditions);
  return { items: await withHits(await cards(actor, rows), rows, terms), nextCursor };
}
