import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { useNavigate } from '../../lib/router';
import { Button, Pill } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { usePersonRef } from '../users/queries';
import styles from './FeedBar.module.css';
import { useFeedAddress } from './feedPlace';
import { type FeedFilters, withoutFilters } from './filters';

/** What narrows the list, each to be taken away, or all at once. */
export function ActiveFilters({
  filters,
  categories,
  narrow,
}: {
  filters: FeedFilters;
  categories: readonly CategoryView[];
  narrow: (change: Partial<FeedFilters>) => void;
}) {
  const { t } = useTranslation('feed');
  const feedAddress = useFeedAddress();
  const { t: tUi } = useTranslation('ui');
  const { t: tAsks } = useTranslation('asks');
  const navigate = useNavigate();
  const author = usePersonRef(filters.authorId);
  const { categoryId, stage, beneficiary, authorId, campaignId, from, to } = filters;
  const name = author?.name;
  const active: [key: keyof FeedFilters, what: string | undefined | false][] = [
    ['categoryId', categoryId && categories.find(({ id }) => id === categoryId)?.name],
    ['campaignId', campaignId && t('filter.is.campaign')],
    ['stage', stage && tUi(`stage.${stage}`)],
    ['ask', filters.ask && tAsks(`kind.${filters.ask}`)],
    ['help', filters.help && t('filter.help')],
    ['replied', filters.replied && t('filter.is.replied')],
    ['unanswered', filters.unanswered && t('filter.is.unanswered')],
    [
      'authorId',
      authorId && (name ? t('filter.is.author', { name }) : t('filter.is.authorUnknown')),
    ],
    ['beneficiary', beneficiary],
    ['from', from && t('filter.is.from', { day: formatDay(`${from}T00:00`) })],
    ['to', to && t('filter.is.to', { day: formatDay(`${to}T00:00`) })],
    ['mine', filters.mine && t('filter.is.mine')],
    ['voted', filters.voted && t('filter.is.voted')],
    ['unvoted', filters.unvoted && t('filter.is.unvoted')],
  ];
  const chip = (key: keyof FeedFilters, what: string): ReactNode => (
    <li key={key}>
      <Pill
        on
        aria-label={t('filter.take', { what })}
        onClick={() => narrow({ [key]: key === 'mine' || key === 'voted' ? false : undefined })}
      >
        <bdi>{what}</bdi>
        <Icon of={IconX} size={14} />
      </Pill>
    </li>
  );
  return (
    <ul className={styles.active} aria-label={t('filter.active')}>
      {active.flatMap(([key, what]) => (what ? [chip(key, what)] : []))}
      <li>
        <Button
          kind="quiet"
          size="sm"
          onClick={() => navigate(feedAddress(withoutFilters(filters)))}
        >
          {t('filter.clearAll')}
        </Button>
      </li>
    </ul>
  );
}
