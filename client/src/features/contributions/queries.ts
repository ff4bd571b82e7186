import {
  getMyContributionNews,
  listMyContributions,
  seeMyContributionNews,
} from '@leaven/shared/contributions/contributions.api';
import type { ContributionKind } from '@leaven/shared/contributions/contributions.schemas';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';

const pageSize = 20;

/** What I did, of one kind, newest first. */
export const useMyContributions = (kind: ContributionKind) =>
  useInfiniteQuery({
    queryKey: ['contributions', 'mine', kind],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMyContributions,
        { query: { kind, limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/**
 * What became of it since I last looked. They count as seen once they are shown, on every device; here they
 * stay as long as this page is open, also when it asks again.
 */
export const useContributionNews = () =>
  useQuery({
    queryKey: ['contributions', 'news'],
    queryFn: async ({ signal }) => {
      const news = await call(getMyContributionNews, {}, { signal });
      // Failing to say so shows them once more, which harms nobody.
      void call(seeMyContributionNews, { body: { upTo: news.upTo } }).catch(() => undefined);
      return news;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
