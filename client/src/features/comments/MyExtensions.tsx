import { useTranslation } from 'react-i18next';
import { itemsOf } from '../../lib/pages';
import { Link } from '../../lib/router';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Row, Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { Time } from '../../ui/Time';
import { commentAnchor } from './anchor';
import { useMyExtensions } from './takeComment';

/** Where something I said became part of an idea. */
export function MyExtensions() {
  const { t } = useTranslation('comments');
  const query = useMyExtensions();
  const mine = itemsOf(query.data);
  if (query.isPending) return <RowsSkeleton rows={2} />;
  if (query.isLoadingError)
    return (
      <ErrorState
        title={t('extension.mineFailed')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (mine.length === 0) return <p className="muted">{t('extension.mineNone')}</p>;
  return (
    <div className="stack">
      <Rows label={t('extension.mine')}>
        {mine.map(({ id, idea, excerpt, takenAt }) => (
          <Row key={id}>
            <div className="grow">
              <Link to={`/ideas/${idea.id}#${commentAnchor(id)}`} className="strong underlined">
                <bdi>{idea.title}</bdi>
              </Link>
              <p className="sm muted">
                <bdi>{excerpt}</bdi>
              </p>
            </div>
            <span className="sm muted nowrap">
              <Time at={takenAt} as="day" />
            </span>
          </Row>
        ))}
      </Rows>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('showMore')}
          </Button>
        </div>
      )}
    </div>
  );
}
