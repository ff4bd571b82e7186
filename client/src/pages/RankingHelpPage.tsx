import { PRIOR } from '@leaven/shared/ideas/ranking';
import { useTranslation } from 'react-i18next';
import { useRanking } from '../features/feed/ranking';
import { formatNumber } from '../lib/format';
import { useMe } from '../lib/session';
import { ErrorState } from '../ui/ErrorState';
import { BackLink, Middle, PageHead, Section } from '../ui/Page';
import { PageSkeleton } from '../ui/Skeleton';
import styles from './RankingHelpPage.module.css';

const orders = ['hot', 'top', 'eyes', 'others'] as const;

/** How the feed is ordered: the rules in plain words, with the numbers that count now. */
export default function RankingHelpPage() {
  const { t } = useTranslation('ranking');
  const { countsHidden } = useMe();
  const { data, error, refetch } = useRanking();
  if (error && !data)
    return <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  // What would tell hidden votes is not in use then.
  const rules = countsHidden ? [] : orders;
  const numbers = {
    days: t('days', { count: data.halfLifeDays }),
    kept: t('days', { count: data.impressionDays }),
    priorVotes: formatNumber(PRIOR.votes),
    priorImpressions: formatNumber(PRIOR.impressions),
  };
  return (
    <Middle>
      <BackLink to="/">{t('back')}</BackLink>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className={styles.text}>
        {countsHidden && (
          <Section title={t('hidden.title')}>
            <p>{t('hidden.text')}</p>
            <p>{t('hidden.orders')}</p>
          </Section>
        )}
        {rules.map((order) => (
          <Section key={order} title={t(`${order}.title`)}>
            <p>{t(`${order}.text`, numbers)}</p>
            {order !== 'others' && (
              <p className={styles.formula} dir="ltr">
                {t(`${order}.formula`, numbers)}
              </p>
            )}
            <p className="muted">{t(`${order}.note`, numbers)}</p>
          </Section>
        ))}
        <Section title={t('seen.title')}>
          <p>{t('seen.text', numbers)}</p>
          <p>{t('seen.kept', numbers)}</p>
        </Section>
      </div>
    </Middle>
  );
}
