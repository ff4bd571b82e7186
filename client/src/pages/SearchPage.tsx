import { IconBookmark, IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedBar } from '../features/feed/FeedBar';
import { FeedList } from '../features/feed/FeedList';
import { feedAddress, feedQueryOf, readFilters } from '../features/feed/filters';
import { SavedSearches } from '../features/feed/SavedSearches';
import { SearchBox } from '../features/feed/SearchBox';
import { useRecentSearches } from '../features/search/recent';
import { Link, useSearchParams } from '../lib/router';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Middle, PageTitle, Section } from '../ui/Page';
import { Row, Rows } from '../ui/Sheet';

const SaveSearchDialog = lazy(() => import('../features/feed/SaveSearchDialog'));

/** Ideas by the words of their titles, texts and comments; the address says all of the search. */
export default function SearchPage() {
  const { t } = useTranslation('feed');
  const [params] = useSearchParams();
  const address = params.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const query = useMemo(() => feedQueryOf(filters), [filters]);
  const { recent, remember, forget } = useRecentSearches();
  const { t: tSearch } = useTranslation('search');
  const [saving, setSaving] = useState<'never' | 'asked' | 'closed'>('never');
  const { q } = filters;
  return (
    <Middle>
      <PageTitle documentTitle={q ? t('search.titleOf', { q }) : t('search.title')}>
        {t('search.title')}
      </PageTitle>
      <SearchBox filters={filters} onSearch={remember} />
      {q ? (
        <>
          <FeedBar
            filters={filters}
            more={
              <Button kind="quiet" size="sm" icon={IconBookmark} onClick={() => setSaving('asked')}>
                {tSearch('save')}
              </Button>
            }
          />
          <FeedList key={feedAddress(filters)} query={query} filters={filters} />
        </>
      ) : (
        <>
          <p className="sm muted">{t('search.help')}</p>
          <SavedSearches />
          {recent.length > 0 && (
            <Section
              title={t('search.recent')}
              action={
                <Button kind="quiet" size="sm" className="end" onClick={forget}>
                  {t('search.forget')}
                </Button>
              }
            >
              <Rows label={t('search.recent')} bleed>
                {recent.map((words) => (
                  <Row key={words}>
                    <Icon of={IconHistory} size={16} />
                    <Link
                      to={feedAddress({ ...filters, q: words, sort: 'relevance' })}
                      className="underlined grow"
                    >
                      <bdi>{words}</bdi>
                    </Link>
                  </Row>
                ))}
              </Rows>
            </Section>
          )}
        </>
      )}
      {saving !== 'never' && (
        <Suspense>
          <SaveSearchDialog
            key={address}
            filters={filters}
            open={saving === 'asked'}
            onClose={() => setSaving('closed')}
          />
        </Suspense>
      )}
    </Middle>
  );
}
