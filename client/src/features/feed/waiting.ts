import type { FeedQuery, FeedSort } from '@leaven/shared/feed/feed.schemas';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { hotScore } from '@leaven/shared/ideas/ranking';

/** What has happened to a list since it was fetched; it waits until the reader asks for it. */
export interface Waiting {
  /** New ideas that are not shown yet. */
  posted: readonly string[];
  /** Shown ideas whose votes have changed by somebody else's hand. */
  voted: readonly string[];
  /** Shown ideas that were deleted. */
  gone: readonly string[];
}

export const nothingWaits: Waiting = { posted: [], voted: [], gone: [] };

const added = (list: readonly string[], ideaId: string) =>
  list.includes(ideaId) ? list : [...list, ideaId];

export const withPosted = (waiting: Waiting, ideaId: string): Waiting => ({
  ...waiting,
  posted: added(waiting.posted, ideaId),
});
export const withVoted = (waiting: Waiting, ideaId: string): Waiting => ({
  ...waiting,
  voted: added(waiting.voted, ideaId),
});
export const withGone = (waiting: Waiting, ideaId: string, gone: boolean): Waiting => ({
  posted: waiting.posted.filter((id) => id !== ideaId),
  voted: waiting.voted.filter((id) => id !== ideaId),
  gone: gone ? added(waiting.gone, ideaId) : waiting.gone.filter((id) => id !== ideaId),
});

/** Whether a new idea of somebody else belongs into a list. */
export function concerns(query: Partial<FeedQuery>, posted: { categoryId: string }): boolean {
  if (query.mine || query.voted || query.beneficiary || query.q) return false;
  if (query.ask || query.help || query.replied) return false;
  if (query.stage && query.stage !== 'open') return false;
  // A new idea has no votes: it is no news for Top. Nor is it one that this reader follows.
  if (query.sort === 'top' || query.sort === 'following') return false;
  return !query.categoryId || query.categoryId === posted.categoryId;
}

type Ranked = Pick<IdeaCard, 'id' | 'votes' | 'postedAt' | 'needsEyes'>;

/** The value that a list is ordered by, highest first; undefined where only the server knows it, or has not told the half-life yet. */
function rankIn(
  sort: FeedSort,
  halfLifeDays: number | undefined,
): ((idea: Ranked) => number) | undefined {
  if (sort === 'hot' && halfLifeDays !== undefined)
    return ({ votes, postedAt }) => hotScore(votes ?? 0, new Date(postedAt), halfLifeDays);
  return sort === 'new' ? ({ postedAt }) => Date.parse(postedAt) : undefined;
}

/**
 * Which of the shown ideas would stand elsewhere if the list were made anew now. Only ideas that have
 * changed are asked about: those they pass have not moved themselves. What fills a slot has no place
 * in the order.
 */
export function movedIdeas(
  listed: readonly Ranked[],
  changed: readonly string[],
  sort: FeedSort,
  halfLifeDays: number | undefined,
): string[] {
  const shown = listed.filter(({ needsEyes }) => !needsEyes);
  // Whatever happened last is on top there.
  if (sort === 'following')
    return changed.filter((ideaId) => shown.findIndex(({ id }) => id === ideaId) > 0);
  const rank = rankIn(sort, halfLifeDays);
  if (!rank) return [];
  return changed.filter((ideaId) => {
    const at = shown.findIndex(({ id }) => id === ideaId);
    const idea = shown[at];
    if (!idea) return false;
    const score = rank(idea);
    // Brothers that changed as well may be out of place themselves and prove nothing.
    const steady = (other: Ranked) => !changed.includes(other.id);
    const above = shown.slice(0, at).findLast(steady);
    const below = shown.slice(at + 1).find(steady);
    return (above && rank(above) < score) || (below && rank(below) > score);
  });
}
