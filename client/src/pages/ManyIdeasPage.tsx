import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedBar } from '../features/feed/FeedBar';
import { FeedEmpty } from '../features/feed/FeedEmpty';
import { FeedPlace, manyIdeas } from '../features/feed/feedPlace';
import { feedQueryOf, readFilters } from '../features/feed/filters';
import { useFeed } from '../features/feed/queries';
import { ReviewList } from '../features/feed/ReviewList';
import { SearchBox } from '../features/feed/SearchBox';
import { BulkBar } from '../features/moderation/bulk/BulkBar';
import { BulkReport } from '../features/moderation/bulk/BulkReport';
import { useSelectionKeys } from '../features/moderation/bulk/useSelectionKeys';
import { useSearchParams } from '../lib/router';
import { useSelection } from '../lib/selection';
import { useShortcuts } from '../lib/shortcuts';
import { Button } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { BackLink, PageHead } from '../ui/Page';
import { RowsSkeleton } from '../ui/Skeleton';
import styles from './ManyIdeasPage.module.css';

/** Any ideas, found by words and filters, to move, merge, archive or decline many of them at once. */
export default function ManyIdeasPage() {
  const { t } = useTranslation(['bulk', 'moderation']);
  const [params] = useSearchParams();
  const address = params.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const query = useMemo(() => feedQueryOf(filters), [filters]);
  const { ideas, refetch, ...list } = useFeed(query);
  const shown = ideas.map(({ id }) => id);
  const selection = useSelection(shown, true);
  const keys = useSelectionKeys(selection, shown, undefined, selection.end);
  useShortcuts([
    { keys: 'j', label: t('keys.next'), run: () => void keys.step(1) },
    { keys: 'k', label: t('keys.previous'), run: () => void keys.step(-1) },
  ]);
  // What other filters show was not what was selected. The feed's own order is frozen, but who comes
  // here comes to see how it stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address says another list
  useEffect(() => {
    selection.end();
    void refetch();
  }, [address]);
  return (
    <FeedPlace value={manyIdeas}>
      <BackLink to="/moderation">{t('moderation:title')}</BackLink>
      <PageHead title={t('page.title')} lead={t('page.lead')} />
      <div className={styles.search}>
        <SearchBox filters={filters} />
      </div>
      <FeedBar filters={filters} />
      <BulkReport />
      {shown.length > 0 && (
        <BulkBar
          selection={selection}
          ideas={ideas.filter(({ id }) => selection.has(id))}
          onEnd={selection.end}
        />
      )}
      {list.isPending ? (
        <RowsSkeleton />
      ) : list.isLoadingError ? (
        <ErrorState title={t('page.failed')} error={list.error} onRetry={() => void refetch()} />
      ) : shown.length === 0 ? (
        <FeedEmpty filters={filters} />
      ) : (
        <section ref={keys.list} className={styles.list} aria-label={t('page.list')}>
          <ReviewList
            ideas={ideas}
            chosen={undefined}
            pathOf={(id) => `/ideas/${id}`}
            selection={selection}
          />
          {list.hasNextPage && (
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('page.more')}
            </Button>
          )}
        </section>
      )}
    </FeedPlace>
  );
}
