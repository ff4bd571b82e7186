import { listIdeas } from '@leaven/shared/feed/feed.api';
import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api';
import { itemsOf } from '../../lib/pages';
import { type IdeaList, ideaKeys, withNewest } from '../ideas/cache';
import { nothingWaits, type Waiting } from './waiting';

/** A list that was left stays this long, with its pages and its order, for the way back. */
const keptFor = 30 * 60_000;

export const pageSize = 20;

export const waitingKey = (query: Partial<FeedQuery>) => ['feed', 'waiting', query] as const;

/**
 * One feed, page by page. Its order is frozen (`static`): nothing but `refresh` asks for it again, so
 * that it never moves under the reader. Votes move ideas between pages, so an id shows once.
 */
export function useFeed(query: Partial<FeedQuery>) {
  const list = useInfiniteQuery({
    queryKey: ideaKeys.feed(query),
    queryFn: async ({ client, pageParam, signal }) => {
      const page = { ...query, limit: pageSize, cursor: pageParam };
      return withNewest(client, await call(listIdeas, { query: page }, { signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 'static',
    gcTime: keptFor,
  });
  const ideas = useMemo(() => itemsOf(list.data), [list.data]);
  return { ...list, ideas };
}

/** What waits for one list, written by live messages. */
export const useWaiting = (query: Partial<FeedQuery>): Waiting =>
  useQuery({
    queryKey: waitingKey(query),
    queryFn: () => nothingWaits,
    enabled: false,
    initialData: nothingWaits,
    gcTime: keptFor,
  }).data;

/** Makes a list anew, from its first page. What is shown stays until the answer is there. */
export const useRefreshFeed = (query: Partial<FeedQuery>) =>
  useMutation({
    mutationFn: () => call(listIdeas, { query: { ...query, limit: pageSize } }),
    onSuccess: (page, _input, _before, { client }) => {
      const list: IdeaList = { pages: [withNewest(client, page)], pageParams: [undefined] };
      client.setQueryData(ideaKeys.feed(query), list);
      client.setQueryData(waitingKey(query), nothingWaits);
    },
  });
