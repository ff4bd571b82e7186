import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import { EYES_POOL, eyesOrder, needsEyes } from '@leaven/shared/ideas/ranking';
import type { Actor } from '@leaven/shared/users/roles';
import { openCursor, sealCursor } from '../../http/cursor';
import { keptFor } from '../../kept';
import { type Idea, IdeaRow } from '../ideas/ideas.model';
import { impressions } from '../ideas/impressions';
import { dayOf } from '../ideas/impressions.model';
import { votes } from '../votes/votes.service';
import { type CardRow, cardFields } from './feed.cards';
import { conditionsOf } from './feed.filters';

/** So many are asked for at once whether the reader knows them. */
const LOOKED_AT = 50;

type Pooled = Pick<Idea, '_id' | 'eyes' | 'hot' | 'authorId' | 'coAuthorIds' | 'mergedFrom'>;
/** An idea that may need eyes. */
export interface Candidate {
  id: string;
  eyes: number;
  hot: number;
  theirs: Parameters<typeof isTheirs>[1];
  row: Pooled;
}

/** A pool is the same for everybody, and asked for with every page of Hot. */
const pools = keptFor<Candidate[]>(10_000, 50);

/** What is asked of an idea, whatever the order and the page. */
function filterOf(query: FeedQuery) {
  // What was voted for is left out anyway.
  const {
    cursor: _,
    limit: _limit,
    sort: _sort,
    window: _window,
    voted: _voted,
    ...filter
  } = query;
  return filter;
}

async function readPool(
  actor: Actor,
  query: FeedQuery,
  countsHidden: boolean,
): Promise<Candidate[]> {
  const { stage, ...others } = filterOf(query);
  // Open ideas and those in review are listed; said so, the pool is one walk of an index.
  const asked = { ...others, sort: 'hot', window: 'all', limit: EYES_POOL } as const;
  const conditions = await conditionsOf(actor, asked);
  const rows: Pooled[] = await IdeaRow.find(
    { $and: [...conditions, { listed: true, stage: stage ?? { $in: ['open', 'in_review'] } }] },
    { eyes: 1, hot: 1, authorId: 1, coAuthorIds: 1, mergedFrom: 1 },
  )
    .sort(countsHidden ? { postedAt: -1, _id: -1 } : { eyes: -1, _id: -1 })
    .limit(EYES_POOL)
    .lean();
  return rows.map((row) => ({
    id: String(row._id),
    // Alike for all where votes are hidden, so that the lot alone decides.
    eyes: countsHidden ? 0 : row.eyes,
    hot: row.hot,
    theirs: {
      authorId: row.authorId === null ? null : String(row.authorId),
      coAuthorIds: row.coAuthorIds.map(String),
    },
    row,
  }));
}

/** The ideas with the highest score under the query's filters; the newest where votes are hidden. */
function poolOf(actor: Actor, query: FeedQuery, countsHidden: boolean): Promise<Candidate[]> {
  // What somebody could help with is another pool for each.
  const key = JSON.stringify([
    countsHidden,
    filterOf(query),
    query.help === 'true' ? actor.id : null,
  ]);
  return pools.get(() => readPool(actor, query, countsHidden), key);
}

const isOpen = ({ stage }: FeedQuery) =>
  stage === undefined || stage === 'open' || stage === 'in_review';
/** What is one's own or voted for needs other eyes. */
const canNeedEyes = (query: FeedQuery): boolean =>
  isOpen(query) && query.mine !== 'true' && query.voted !== 'true';

const seedOf = (actor: Actor, day: string) => `${actor.id}:${day}`;

/** The pool without what is this reader's own, in their order of the day. */
async function inOrder(
  actor: Actor,
  query: FeedQuery,
  countsHidden: boolean,
  seed: string,
): Promise<Candidate[]> {
  const pool = await poolOf(actor, query, countsHidden);
  return needsEyes(
    pool.filter(({ theirs }) => !isTheirs(actor, theirs)),
    seed,
    new Set(),
  );
}

/** Which of them this reader has seen. */
export const seenOf = (actor: Actor, candidates: readonly Candidate[]): Promise<Set<string>> =>
  impressions.seenBy(
    actor.id,
    candidates.map(({ row }) => row._id),
  );

async function isKnown(actor: Actor, candidates: readonly Candidate[]) {
  const [seen, voted] = await Promise.all([
    seenOf(actor, candidates),
    votes.mine(
      actor.id,
      candidates.map(({ row }) => row),
    ),
  ]);
  return ({ id }: Candidate) => seen.has(id) || voted.has(id);
}

/** What few have seen, for this reader's slots in Hot, most needed first; they may know some of it. */
export async function eyesFor(actor: Actor, query: FeedQuery): Promise<Candidate[]> {
  if (!canNeedEyes(query)) return [];
  return inOrder(actor, query, false, seedOf(actor, dayOf(new Date())));
}

/** The rows of these, in their order; those that have left the feed since are left out. */
export async function rowsOf(candidates: readonly Candidate[]): Promise<CardRow[]> {
  if (candidates.length === 0) return [];
  const _id = { $in: candidates.map(({ row }) => row._id) };
  const rows = await IdeaRow.find({ _id, listed: true }, cardFields).lean();
  const byId = new Map(rows.map((row) => [String(row._id), row]));
  return candidates.flatMap(({ id }) => byId.get(id) ?? []);
}

/**
 * A page of Needs eyes: out of a pool that is the same for all, in an order of this reader's own that
 * stays for the day on which the first page was read. It ends with the pool.
 */
export async function eyesPage(
  actor: Actor,
  query: FeedQuery,
  countsHidden: boolean,
): Promise<{ rows: CardRow[]; nextCursor: string | null }> {
  if (!canNeedEyes(query)) return { rows: [], nextCursor: null };
  const list = `feed:eyes:${countsHidden}:${actor.id}:${JSON.stringify(filterOf(query))}`;
  const [place, id, day] = query.cursor
    ? (openCursor(list, query.cursor) as [number, string, string])
    : [Number.POSITIVE_INFINITY, '', dayOf(new Date())];
  const seed = seedOf(actor, day);
  const placeOf = (candidate: Candidate) => eyesOrder(candidate.eyes, seed, candidate.id);
  const ordered = (await inOrder(actor, query, countsHidden, seed)).filter(
    (candidate) => candidate.id !== id && placeOf(candidate) <= place,
  );
  const left: Candidate[] = [];
  // Mostly the first ones fill the page: what comes after is not asked for.
  for (let from = 0; from < ordered.length && left.length <= query.limit; from += LOOKED_AT) {
    const looked = ordered.slice(from, from + LOOKED_AT);
    const known = await isKnown(actor, looked);
    left.push(...looked.filter((candidate) => !known(candidate)));
  }
  const page = left.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: await rowsOf(page),
    nextCursor:
      last && left.length > page.length ? sealCursor(list, [placeOf(last), last.id, day]) : null,
  };
}
