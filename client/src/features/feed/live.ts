import { listIdeas } from '@leaven/shared/feed/feed.api';
import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import {
  countsHidden,
  ideaChanged,
  ideaPosted,
  ideaTallied,
  invitationsChanged,
} from '@leaven/shared/ideas/ideas.events';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../lib/api';
import { itemsOf } from '../../lib/pages';
import { meQuery, useMe } from '../../lib/session';
import { onReconnect, useLive } from '../../realtime/live';
import { useCategoriesLive } from '../categories/live';
import { type IdeaList, ideaKeys, patchIdeaEverywhere, storeCards } from '../ideas/cache';
import { followIdea, type IdeaChanged, saysDeleted } from '../ideas/live';
import { refreshIdea } from '../ideas/queries';
import { ballotOf } from '../votes/queries';
import { pageSize, waitingKey } from './queries';
import { concerns, nothingWaits, type Waiting, withGone, withPosted, withVoted } from './waiting';

/** The feeds in the cache, whether shown now or kept for the way back. */
const feedsOf = (client: QueryClient) =>
  client
    .getQueriesData<IdeaList>({ queryKey: ideaKeys.feeds })
    .flatMap(([key, list]) => (list ? [{ query: key.at(-1) as Partial<FeedQuery>, list }] : []));

function note(
  client: QueryClient,
  query: Partial<FeedQuery>,
  change: (waiting: Waiting) => Waiting,
): void {
  client.setQueryData<Waiting>(waitingKey(query), (waiting) => change(waiting ?? nothingWaits));
}

const shows = (list: IdeaList, ideaId: string) => itemsOf(list).some(({ id }) => id === ideaId);

/** Whether a message changes the votes that a list shows. */
function bringsVotes(list: IdeaList, { ideaId, liveRev, facts }: IdeaChanged): boolean {
  const card = itemsOf(list).find(({ id }) => id === ideaId);
  const isNews = card !== undefined && card.liveRev < liveRev;
  return isNews && facts.votes !== undefined && facts.votes !== card.votes;
}

/**
 * Keeps the feeds true without moving them: counts tick in place, everything else waits behind the
 * chip. What the viewer does never waits. Mounted once, beside the pages.
 */
export function useFeedLive(): void {
  const client = useQueryClient();
  const me = useMe();

  useLive(ideaPosted, ({ ideaId, authorId, categoryId }) => {
    if (authorId === me.id) return;
    for (const { query, list } of feedsOf(client))
      if (concerns(query, { categoryId }) && !shows(list, ideaId))
        note(client, query, (waiting) => withPosted(waiting, ideaId));
  });

  useLive(ideaChanged, (message) => {
    const { ideaId, what } = message;
    const isMyVote = ballotOf(client).isUnderWay(ideaId);
    for (const { query, list } of feedsOf(client)) {
      if (what.includes('deleted'))
        note(client, query, (waiting) => withGone(waiting, ideaId, saysDeleted(message)));
      if (!isMyVote && bringsVotes(list, message))
        note(client, query, (waiting) => withVoted(waiting, ideaId));
    }
    followIdea(client, message, isMyVote);
  });
  useLive(invitationsChanged, ({ ideaId }) => {
    void client.invalidateQueries({ queryKey: ideaKeys.detail(ideaId) });
  });
  useLive(ideaTallied, ({ ideaId, votes }) => {
    if (!ballotOf(client).isUnderWay(ideaId)) patchIdeaEverywhere(client, ideaId, { votes });
  });
  // Which counts and orders there are has changed for everybody: all of it is asked for anew.
  useLive(countsHidden, () => {
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
    void client.invalidateQueries({ queryKey: ideaKeys.all });
  });
  useCategoriesLive();

  useEffect(() => {
    return onReconnect(() => {
      void catchUp(client).catch(() => {});
      void client.invalidateQueries({ queryKey: ideaKeys.details }, { cancelRefetch: false });
    });
  }, [client]);
}

/**
 * After a dropped connection: brings the cards of the feeds up to date in their places and finds what
 * waits. Of the feeds that were left, all but the last are forgotten and fetched anew if need be.
 */
async function catchUp(client: QueryClient): Promise<void> {
  const left = client
    .getQueryCache()
    .findAll({ queryKey: ideaKeys.feeds, type: 'inactive' })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { queryKey } of left.slice(1)) client.removeQueries({ queryKey, exact: true });
  for (const { query, list } of feedsOf(client)) {
    const shown = itemsOf(list);
    const fresh = await firstIdeas(query, Math.max(shown.length, pageSize));
    noteChanges(client, query, shown, fresh);
    storeCards(client, fresh);
    const seen = new Set(fresh.map(({ id }) => id));
    const missing = shown.filter(({ id }) => !seen.has(id));
    for (const { id } of missing.slice(0, mostAsked)) {
      const view = await refreshIdea(client, id);
      const gone = view === undefined || view.deletedAt !== null;
      note(client, query, (waiting) => withGone(waiting, id, gone));
    }
  }
}

/** How many ideas that are not where they were are asked about one by one. */
const mostAsked = 10;

function noteChanges(
  client: QueryClient,
  query: Partial<FeedQuery>,
  shown: readonly IdeaCard[],
  fresh: readonly IdeaCard[],
): void {
  const before = new Map(shown.map((card) => [card.id, card]));
  // Slots and Needs eyes bring others each time, by their nature.
  const comesAndGoes = ({ needsEyes }: IdeaCard) => needsEyes || query.sort === 'needs_eyes';
  for (const card of fresh) {
    const { id, votes, mine } = card;
    const known = before.get(id);
    if (!known && !mine && !comesAndGoes(card))
      note(client, query, (waiting) => withPosted(waiting, id));
    if (known && known.votes !== votes) note(client, query, (waiting) => withVoted(waiting, id));
  }
}

/** At least so many ideas from the top of a feed as it is now, unless it has fewer. */
async function firstIdeas(query: Partial<FeedQuery>, count: number): Promise<IdeaCard[]> {
  const ideas: IdeaCard[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listIdeas, {
      query: { ...query, limit: Math.min(count, 100), cursor },
    });
    ideas.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && ideas.length < count);
  return ideas;
}
