import { type Role, roles } from '@leaven/shared/users/roles';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOf } from '../../lib/pages';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { FilterMenu } from '../../ui/FilterMenu';
import { TextField } from '../../ui/fields';
import { Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { usePeople } from '../users/queries';
import { AddPersonDialog } from './AddPersonDialog';
import styles from './admin.module.css';
import { PersonRow } from './PersonRow';

const typingPause = 200;

/** Everybody with an account: who they are, what they may do, whether they can sign in. */
export function People() {
  const { t } = useTranslation('admin');
  const [q, setQ] = useState('');
  const [role, setRole] = useState<Role>();
  const [adding, setAdding] = useState(false);
  const [typed] = useDebouncedValue(q.trim(), typingPause);
  const query = usePeople({ q: typed, role });
  const people = itemsOf(query.data);
  return (
    <div className="stack">
      <div className={styles.bar}>
        <div className={styles.search}>
          <TextField
            name="q"
            type="search"
            label={t('person.search')}
            autoComplete="off"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
        <FilterMenu
          label={t('person.role')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`person.${value}`) }))}
          onChange={setRole}
        />
        <Button icon={IconUserPlus} className="end" onClick={() => setAdding(true)}>
          {t('person.add')}
        </Button>
      </div>
      {query.isPending ? (
        <RowsSkeleton />
      ) : query.isLoadingError ? (
        <ErrorState
          title={t('person.failed')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : people.length === 0 ? (
        <EmptyState icon={IconSearch} title={t('person.none')}>
          {t('person.noneText')}
        </EmptyState>
      ) : (
        <Rows bleed label={t('person.list')}>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </Rows>
      )}
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('person.more')}
          </Button>
        </div>
      )}
      <AddPersonDialog open={adding} onClose={() => setAdding(false)} />
    </div>
  );
}
