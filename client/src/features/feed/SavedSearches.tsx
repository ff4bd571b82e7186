import type { SavedSearchView } from '@leaven/shared/search/search.schemas';
import { IconBell, IconBellOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { Link } from '../../lib/router';
import { toast } from '../../lib/toasts';
import { IconButton } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { Row, Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { useDeleteSavedSearch, useSavedSearches, useUpdateSavedSearch } from '../search/queries';
import { feedAddress, filtersOfSearch } from './filters';

function Saved({ search }: { search: SavedSearchView }) {
  const { t } = useTranslation('search');
  const { id, name, notify, filters } = search;
  const update = useUpdateSavedSearch();
  const remove = useDeleteSavedSearch();
  const onError = (error: Error) =>
    toast(t('notChanged', { problem: problemText(error) }), 'error');
  return (
    <Row>
      <div className="grow">
        <Link to={feedAddress(filtersOfSearch(filters))} className="underlined">
          <bdi>{name}</bdi>
        </Link>
        <p className="sm muted">{t(notify ? 'told' : 'untold')}</p>
      </div>
      <IconButton
        icon={notify ? IconBell : IconBellOff}
        label={t(notify ? 'untell' : 'tell', { name })}
        onClick={() => update.mutate({ id, notify: !notify }, { onError })}
      />
      <IconButton
        icon={IconTrash}
        label={t('remove', { name })}
        onClick={() => remove.mutate(id, { onError })}
      />
    </Row>
  );
}

/** The searches that this person keeps; each leads to what it finds now. */
export function SavedSearches() {
  const { t } = useTranslation('search');
  const saved = useSavedSearches();
  if (saved.isPending) return <RowsSkeleton />;
  if (saved.isError)
    return (
      <ErrorState
        title={t('savedFailed')}
        error={saved.error}
        onRetry={() => void saved.refetch()}
      />
    );
  if (saved.data.length === 0) return null;
  return (
    <Section title={t('saved')}>
      <Rows label={t('saved')} bleed>
        {saved.data.map((search) => (
          <Saved key={search.id} search={search} />
        ))}
      </Rows>
      <p className="sm muted">{t('private')}</p>
    </Section>
  );
}
