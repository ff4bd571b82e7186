import { feedWindows } from '@leaven/shared/feed/feed.schemas';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { Pill } from '../../ui/Button';
import { FilterMenu } from '../../ui/FilterMenu';
import { Icon } from '../../ui/Icon';
import { Menu } from '../../ui/Menu';
import { stageLooks } from '../../ui/stages';
import { Tabs } from '../../ui/Tabs';
import { useCategories } from '../categories/queries';
import { ActiveFilters } from './ActiveFilters';
import { AllFilters } from './AllFilters';
import styles from './FeedBar.module.css';
import { useFeedAddress } from './feedPlace';
import {
  type FeedFilters,
  givenSort,
  isFiltered,
  shownStages,
  sortsFor,
  tellsCounts,
} from './filters';

/** The order of the feed and what is left out of it; each choice is an address to go back to. */
export function FeedBar({
  filters,
  more,
}: {
  filters: FeedFilters;
  /** What else can be done with this list. */
  more?: ReactNode;
}) {
  const { t } = useTranslation('feed');
  const feedAddress = useFeedAddress();
  const { t: tUi } = useTranslation('ui');
  const navigate = useNavigate();
  const { countsHidden } = useMe();
  const current = givenSort(filters.sort, countsHidden);
  const categories = useCategories().data ?? [];
  const narrow = (change: Partial<FeedFilters>) => navigate(feedAddress({ ...filters, ...change }));
  return (
    <>
      <div className={styles.bar}>
        <Tabs
          label={t('order')}
          items={sortsFor(filters)
            .filter((sort) => !(countsHidden && tellsCounts(sort)))
            .map((sort) => ({
              to: feedAddress({ ...filters, sort }),
              label: t(`sort.${sort}`),
              current: sort === current,
            }))}
        />
        {current === 'top' && (
          <Menu
            label={t('window.label')}
            trigger={(props) => (
              <Pill
                {...props}
                aria-label={t('window.is', { window: t(`window.${filters.window}`) })}
              >
                {t(`window.${filters.window}`)}
                <Icon of={IconChevronDown} size={14} />
              </Pill>
            )}
            items={feedWindows.map((window) => ({
              label: t(`window.${window}`),
              checked: window === filters.window,
              onSelect: () => narrow({ window }),
            }))}
          />
        )}
        <div className={styles.filters}>
          {more}
          <span className="row from-768">
            <FilterMenu
              label={t('filter.category')}
              value={filters.categoryId}
              options={categories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(categoryId) => narrow({ categoryId })}
            />
            <FilterMenu
              label={t('filter.stage')}
              value={filters.stage}
              options={shownStages.map((stage) => ({
                value: stage,
                label: tUi(`stage.${stage}`),
                icon: stageLooks[stage].icon,
              }))}
              onChange={(stage) => narrow({ stage })}
            />
          </span>
          <AllFilters filters={filters} categories={categories} narrow={narrow} />
        </div>
      </div>
      {isFiltered(filters) && (
        <ActiveFilters filters={filters} categories={categories} narrow={narrow} />
      )}
    </>
  );
}
