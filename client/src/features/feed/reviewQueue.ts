import { countReviewQueue, listReviewQueue } from '@leaven/shared/feed/feed.api';
import { ideaChanged, ideaPosted } from '@leaven/shared/ideas/ideas.events';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useLive } from '../../realtime/live';
import { ideaKeys, withNewest } from '../ideas/cache';

export type ReviewScope = 'mine' | 'all';

/** Ideas that wait for an answer, oldest first: those I am steward of, or all. */
export function useReviewQueue(scope: ReviewScope) {
  const client = useQueryClient();
  // A new idea is the youngest: it comes in at the end, where it moves nothing.
  useLive(ideaPosted, () => void client.invalidateQueries({ queryKey: ideaKeys.review(scope) }));
  return useInfiniteQuery({
    queryKey: ideaKeys.review(scope),
    queryFn: async ({ client: at, pageParam, signal }) =>
      withNewest(
        at,
        await call(listReviewQueue, { query: { scope, cursor: pageParam } }, { signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const countKey = ['review', 'count'] as const;

/** How many ideas wait for my answer, for the navigation; 0 for who answers none. */
export function useReviewCount(answers: boolean): number {
  const client = useQueryClient();
  const look = () => {
    if (answers) void client.invalidateQueries({ queryKey: countKey });
  };
  useLive(ideaPosted, look);
  useLive(ideaChanged, ({ what }) => {
    if (what.includes('stage') || what.includes('deleted')) look();
  });
  const { data } = useQuery({
    queryKey: countKey,
    queryFn: ({ signal }) => call(countReviewQueue, {}, { signal }),
    enabled: answers,
  });
  return data?.waiting ?? 0;
}
