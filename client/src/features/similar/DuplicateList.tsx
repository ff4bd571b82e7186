import type { DuplicatePair } from '@leaven/shared/similar/similar.schemas';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { useDuplicates } from './queries';
import { SimilarRow } from './SimilarRow';
import styles from './similar.module.css';

/** Pairs that may be one idea, for who keeps the talk in order. */
export function DuplicateList({
  actions,
}: {
  /** What can be done with a pair. */
  actions: (pair: DuplicatePair) => ReactNode;
}) {
  const { t } = useTranslation('similar');
  const { data, error, isPending, refetch } = useDuplicates();
  if (isPending) return <RowsSkeleton />;
  if (!data)
    return (
      <ErrorState title={t('duplicatesFailed')} error={error} onRetry={() => void refetch()} />
    );
  if (!data.ready) return <p className="muted">{t('reading')}</p>;
  if (data.items.length === 0)
    return <EmptyState title={t('duplicatesNone')}>{t('duplicatesNoneHint')}</EmptyState>;
  return (
    <Rows label={t('duplicates')} bleed>
      {data.items.map((pair) => (
        <li key={`${pair.first.id} ${pair.second.id}`} tabIndex={-1}>
          <ul
            className={styles.pair}
            aria-label={t('pair', { first: pair.first.title, second: pair.second.title })}
          >
            <SimilarRow idea={pair.first} />
            <SimilarRow idea={pair.second} />
            <li>{actions(pair)}</li>
          </ul>
        </li>
      ))}
    </Rows>
  );
}
