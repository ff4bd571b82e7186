import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import { EYES_POOL, eyesOrder, needsEyes } from '@leaven/shared/ideas/ranking';
import type { Actor } from '@leaven/shared/users/roles';
import { openCursor, sealCursor } from '../../http/cursor';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { impressions } from '../ideas/impressions';
import { dayOf } from '../ideas/impressions.model';
import { votes } from '../votes/votes.service';
import { type CardRow, cardFields } from './feed.cards';
import { conditionsOf } from './feed.filters';

/** The pool is the same for everybody, and asked for with every page of Hot: kept so long. */
const POOL_KEPT_MS = 10_000;
const MOST_POOLS = 50;

type Pooled = Pick<
  Idea,
  | '_id'
  | 'eyes'
  | 'hot'
  | 'stage'
  | 'authorId'
  | 'coAuthorIds'
  | 'mergedFrom'
  | 'hiddenAt'
  | 'deletedAt'
>;
/** An idea that may need eyes. */
export interface Candidate {
  id: string;
  eyes: number;
  hot: number;
  row: Pooled;
}

const pools = new Map<string, { candidates: Promise<Candidate[]>; until: number }>();

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
    {
      eyes: 1,
      hot: 1,
      stage: 1,
      authorId: 1,
      coAuthorIds: 1,
      mergedFrom: 1,
      hiddenAt: 1,
      deletedAt: 1,
    },
  )
    .sort(countsHidden ? { postedAt: -1, _id: -1 } : { eyes: -1, _id: -1 })
    .limit(EYES_POOL)
    .lean();
  return rows.map((row) => ({
    id: String(row._id),
    // Alike for all where votes are hidden, so that the lot alone decides.
    eyes: countsHidden ? 0 : row.eyes,
    hot: row.hot,
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
  const found = pools.get(key);
  if (found && found.until > Date.now()) return found.candidates;
  if (pools.size >= MOST_POOLS) pools.clear();
  const candidates = readPool(actor, query, countsHidden);
  pools.set(key, { candidates, until: Date.now() + POOL_KEPT_MS });
  candidates.catch(() => pools.delete(key));
  return candidates;
}

const isOpen = ({ stage }: FeedQuery) =>
  stage === undefined || stage === 'open' || stage === 'in_review';
/** What is one's own or voted for needs other eyes. */
const canNeedEyes = (query: FeedQuery): boolean =>
  isOpen(query) && query.mine !== 'true' && query.voted !== 'true';

async function known(actor: Actor, candidates: Candidate[]): Promise<Set<string>> {
  const rows = candidates.map(({ row }) => row);
  const [seen, voted] = await Promise.all([
    impressions.seenBy(
      actor.id,
      rows.map(({ _id }) => _id),
    ),
    votes.mine(actor.id, rows),
  ]);
  return new Set([...seen, ...voted]);
}

const seedOf = (actor: Actor, day: string) => `${actor.id}:${day}`;

/** Of a slot for one idea so many candidates are looked at. */
const LOOKED_AT = 12;

/**
 * Ideas for this reader's slots in Hot: what few have seen, and this reader has not.
 * @param takes says whether a candidate may come in this place
 */
export async function eyesFor(
  actor: Actor,
  query: FeedQuery,
  count: number,
  takes: (candidate: Candidate) => boolean,
): Promise<Candidate[]> {
  if (count === 0 || !canNeedEyes(query)) return [];
  const pool = (await poolOf(actor, query, false)).filter(
    (candidate) => !isTheirs(actor, ideaState(candidate.row)) && takes(candidate),
  );
  const next = needsEyes(pool, seedOf(actor, dayOf(new Date())), new Set());
  const looked = next.slice(0, count * LOOKED_AT);
  const isKnown = await known(actor, looked);
  return looked.filter(({ id }) => !isKnown.has(id)).slice(0, count);
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
  const pool = (await poolOf(actor, query, countsHidden)).filter(
    ({ row }) => !isTheirs(actor, ideaState(row)),
  );
  const left = needsEyes(pool, seed, await known(actor, pool)).filter(
    (candidate) => candidate.id !== id && placeOf(candidate) <= place,
  );
  const page = left.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: await rowsOf(page),
    nextCursor:
      last && left.length > page.length ? sealCursor(list, [placeOf(last), last.id, day]) : null,
  };
}
