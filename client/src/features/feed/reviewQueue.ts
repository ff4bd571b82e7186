import { listReviewQueue } from '@leaven/shared/feed/feed.api';
import { ideaPosted } from '@leaven/shared/ideas/ideas.events';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useLive } from '../../realtime/live';
import { ideaKeys } from '../ideas/cache';

export type ReviewScope = 'mine' | 'all';

/** Ideas that wait for an answer, oldest first: those of my categories, or all. */
export function useReviewQueue(scope: ReviewScope) {
  const client = useQueryClient();
  // A new idea is the youngest: it comes in at the end, where it moves nothing.
  useLive(ideaPosted, () => void client.invalidateQueries({ queryKey: ideaKeys.review(scope) }));
  return useInfiniteQuery({
    queryKey: ideaKeys.review(scope),
    queryFn: ({ pageParam, signal }) =>
      call(listReviewQueue, { query: { scope, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
