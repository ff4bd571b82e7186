import { countReviewQueue, listReviewQueue } from '@leaven/shared/feed/feed.api';
import { ideaChanged, ideaPosted } from '@leaven/shared/ideas/ideas.events';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useLive } from '../../realtime/live';
import { ideaKeys, withNewest } from '../ideas/cache';

export type ReviewScope = 'mine' | 'all';

/** Ideas that wait for an answer, oldest first: those I answer for, or all; or only what is late. */
export function useReviewQueue(scope: ReviewScope, late: boolean) {
  const client = useQueryClient();
  // A new idea is the youngest: it comes in at the end, where it moves nothing.
  const queryKey = ideaKeys.review(scope, late);
  useLive(ideaPosted, () => void client.invalidateQueries({ queryKey }));
  return useInfiniteQuery({
    queryKey,
    queryFn: async ({ client: at, pageParam, signal }) =>
      withNewest(
        at,
        await call(
          listReviewQueue,
          { query: { scope, late: late ? ('true' as const) : undefined, cursor: pageParam } },
          { signal },
        ),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const none = { waiting: 0, late: 0 };
const countKey = ['review', 'count'] as const;

/** How many ideas wait for my answer, and how many of them are late; none for who answers none. */
export function useReviewCounts(answers: boolean): { waiting: number; late: number } {
  const client = useQueryClient();
  const look = () => {
    if (answers) void client.invalidateQueries({ queryKey: countKey });
  };
  useLive(ideaPosted, look);
  useLive(ideaChanged, ({ what }) => {
    if (what.includes('stage') || what.includes('deleted') || what.includes('answer')) look();
  });
  const { data } = useQuery({
    queryKey: countKey,
    queryFn: ({ signal }) => call(countReviewQueue, {}, { signal }),
    enabled: answers,
  });
  return data ?? none;
}

/** How many ideas wait for my answer, for the navigation. */
export const useReviewCount = (answers: boolean): number => useReviewCounts(answers).waiting;
