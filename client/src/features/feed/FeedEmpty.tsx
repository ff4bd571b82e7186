import {
  IconBell,
  IconEyeSearch,
  IconFilter2,
  IconHeartHandshake,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requestCompose } from '../../lib/compose';
import { Button, LinkButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFeedAddress } from './feedPlace';
import { type FeedFilters, isFiltered, withoutFilters } from './filters';

/** Nothing to show: nobody has had an idea yet, or the filters leave none. */
export function FeedEmpty({ filters }: { filters: FeedFilters }) {
  const { t } = useTranslation('feed');
  const feedAddress = useFeedAddress();
  const { q, sort, window } = filters;
  if (q)
    return (
      <EmptyState
        icon={IconSearch}
        title={t('empty.search.title', { q })}
        action={
          isFiltered(filters) ? (
            <LinkButton to={feedAddress(withoutFilters(filters))}>
              {t('empty.search.drop')}
            </LinkButton>
          ) : (
            <LinkButton to="/search">{t('empty.search.clear')}</LinkButton>
          )
        }
      >
        {t(isFiltered(filters) ? 'empty.search.textFiltered' : 'empty.search.text')}
      </EmptyState>
    );
  if (filters.help)
    return (
      <EmptyState
        icon={IconHeartHandshake}
        title={t('empty.help.title')}
        action={<LinkButton to="/me">{t('empty.help.say')}</LinkButton>}
      >
        {t('empty.help.text')}
      </EmptyState>
    );
  if (isFiltered(filters))
    return (
      <EmptyState
        icon={IconFilter2}
        title={t(filters.mine ? 'empty.mine.title' : 'empty.filtered.title')}
        action={
          <LinkButton to={feedAddress(withoutFilters(filters))}>
            {t('empty.filtered.clear')}
          </LinkButton>
        }
      >
        {t(filters.mine ? 'empty.mine.text' : 'empty.filtered.text')}
      </EmptyState>
    );
  if (sort === 'needs_eyes')
    return (
      <EmptyState icon={IconEyeSearch} title={t('empty.needs_eyes.title')}>
        {t('empty.needs_eyes.text')}
      </EmptyState>
    );
  if (sort === 'following')
    return (
      <EmptyState
        icon={IconBell}
        title={t('empty.following.title')}
        action={
          <LinkButton to={feedAddress({ ...filters, sort: 'hot' })}>
            {t('empty.following.all')}
          </LinkButton>
        }
      >
        {t('empty.following.text')}
      </EmptyState>
    );
  if (sort === 'top' && window !== 'all')
    return (
      <EmptyState
        icon={IconFilter2}
        title={t(`empty.window.${window}`)}
        action={
          <LinkButton to={feedAddress({ ...filters, window: 'all' })}>
            {t('empty.window.all')}
          </LinkButton>
        }
      />
    );
  return (
    <EmptyState
      title={t('empty.first.title')}
      action={
        <Button kind="fill" icon={IconPlus} onClick={requestCompose}>
          {t('empty.first.post')}
        </Button>
      }
    >
      {t('empty.first.text')}
    </EmptyState>
  );
}
