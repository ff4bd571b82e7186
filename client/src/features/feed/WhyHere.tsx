import { whyIdea } from '@leaven/shared/feed/feed.api';
import type { FeedSort } from '@leaven/shared/feed/feed.schemas';
import { IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { formatAge, formatNumber } from '../../lib/format';
import { Link } from '../../lib/router';
import { useMe } from '../../lib/session';
import { IconButton } from '../../ui/Button';
import { Popover } from '../../ui/Popover';
import styles from './WhyHere.module.css';

/** "Why is this here?" on a card: one sentence with the numbers, and the way to the rules. */
export function WhyHere({ ideaId, sort }: { ideaId: string; sort: FeedSort }) {
  const { t } = useTranslation('feed');
  return (
    <Popover
      label={t('why.ask')}
      trigger={(props) => <IconButton {...props} icon={IconHelpCircle} label={t('why.ask')} />}
    >
      <Reason ideaId={ideaId} sort={sort} />
    </Popover>
  );
}

/** Asked when somebody wants to know. */
const useWhy = (ideaId: string, sort: FeedSort) =>
  useQuery({
    queryKey: ['ideas', 'why', ideaId, sort],
    queryFn: ({ signal }) => call(whyIdea, { params: { ideaId }, query: { sort } }, { signal }),
    gcTime: 0,
  });

function Reason({ ideaId, sort }: { ideaId: string; sort: FeedSort }) {
  const { t } = useTranslation('feed');
  const { countsHidden } = useMe();
  const { data: why, isError } = useWhy(ideaId, sort);
  const say = () => {
    if (isError) return t('why.failed');
    if (!why) return t('why.asking');
    const { counts, halfLifeDays } = why;
    // Then no order goes by votes, also for who sees them.
    if (countsHidden || !counts)
      return t(`why.uncounted.${sort}`, { age: formatAge(why.postedAt) });
    const { votes, impressions, votesPerImpression } = counts;
    return t(`why.${sort}`, {
      votes: t('why.votes', { count: votes }),
      age: formatAge(why.postedAt),
      days: t('why.days', { count: halfLifeDays }),
      seen: t('why.seen', { count: impressions }),
      share: formatNumber(Math.round(Math.max(0, votesPerImpression) * 100)),
      activity: formatAge(why.activityAt ?? why.postedAt),
    });
  };
  return (
    <div className={styles.why} aria-live="polite">
      <p>{say()}</p>
      <Link to="/help/ranking" className={styles.more}>
        {t('why.more')}
      </Link>
    </div>
  );
}
