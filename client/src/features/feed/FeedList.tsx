import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Cards } from '../../ui/Sheet';
import { CardsSkeleton } from '../../ui/Skeleton';
import { UpdatesChip } from '../../ui/UpdatesChip';
import { FeedCard } from './FeedCard';
import { FeedEmpty } from './FeedEmpty';
import styles from './FeedList.module.css';
import { type FeedFilters, givenSort } from './filters';
import { focusCard } from './focusCard';
import { useFeed, useRefreshFeed, useWaiting } from './queries';
import { useRanking } from './ranking';
import { useEndless } from './useEndless';
import { useFeedKeys } from './useFeedKeys';
import { movedIdeas } from './waiting';

/** The ideas of one feed. Its order is frozen: what is new or has moved waits behind the chip. */
export function FeedList({ query, filters }: { query: Partial<FeedQuery>; filters: FeedFilters }) {
  const { t } = useTranslation('feed');
  const navigate = useNavigate();
  const sort = givenSort(filters.sort, useMe().countsHidden);
  const feed = useFeed(query);
  const { ideas, hasNextPage, isFetching, isFetchingNextPage } = feed;
  const waiting = useWaiting(query);
  const refresh = useRefreshFeed(query);
  const halfLifeDays = useRanking({ enabled: waiting.voted.length > 0 }).data?.halfLifeDays;
  const { end, more } = useEndless(feed);
  const { activeId, list } = useFeedKeys(ideas, (ideaId) => navigate(`/ideas/${ideaId}`));

  if (feed.isPending) return <CardsSkeleton />;
  if (feed.isError && ideas.length === 0)
    return (
      <ErrorState title={t('loadFailed')} error={feed.error} onRetry={() => void feed.refetch()} />
    );

  const moved = movedIdeas(ideas, waiting.voted, sort, halfLifeDays);
  const updates = waiting.posted.length + moved.length;

  const showUpdates = () =>
    refresh.mutate(undefined, {
      onSuccess: () => {
        list.current?.scrollIntoView({ block: 'start' });
        list.current?.focus({ preventScroll: true });
        announce(t('refreshed'));
      },
      onError: () => toast(t('refreshFailed'), 'error'),
    });

  const showMore = async (event: MouseEvent) => {
    // Pressed by a key, the focus goes on to the first idea that came.
    const byKey = event.detail === 0;
    const { length } = ideas;
    await more();
    if (byKey) focusCard(length);
  };

  return (
    <>
      <UpdatesChip count={updates} onClick={showUpdates} />
      <div ref={list} tabIndex={-1} className={styles.list}>
        {ideas.length === 0 ? (
          <FeedEmpty filters={filters} />
        ) : (
          <Cards label={t(`listed.${sort}`)}>
            {ideas.map((idea) => (
              <FeedCard
                key={idea.id}
                idea={idea}
                sort={sort}
                gone={waiting.gone.includes(idea.id)}
                active={idea.id === activeId}
              />
            ))}
          </Cards>
        )}
      </div>
      <div ref={end} className={styles.end}>
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={(event) => void showMore(event)}>
            {t('showMore', { count: 20 })}
          </Button>
        )}
        {feed.isFetchNextPageError && !isFetching && (
          <span className="sm muted" role="alert">
            {t('moreFailed')}
          </span>
        )}
        {!hasNextPage && ideas.length > 20 && <p className="sm muted">{t('allShown')}</p>}
      </div>
    </>
  );
}
