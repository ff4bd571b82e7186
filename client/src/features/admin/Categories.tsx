import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button, IconButton } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { Menu } from '../../ui/Menu';
import { Person } from '../../ui/Person';
import { Row, Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { useCategories } from '../categories/queries';
import styles from './admin.module.css';
import { CategoryDialog } from './CategoryDialog';
import { useUpdateCategory } from './queries';

/** Where ideas belong, and who must answer them. */
export function Categories() {
  const { t } = useTranslation('admin');
  const query = useCategories();
  const [editing, setEditing] = useState<CategoryView | 'new' | null>(null);
  return (
    <div className="stack">
      <div className={styles.bar}>
        <Button icon={IconPlus} className="end" onClick={() => setEditing('new')}>
          {t('category.add')}
        </Button>
      </div>
      {query.isPending ? (
        <RowsSkeleton />
      ) : query.isLoadingError ? (
        <ErrorState
          title={t('category.failed')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : query.data?.length === 0 ? (
        <EmptyState title={t('category.none')}>{t('category.noneText')}</EmptyState>
      ) : (
        <Rows bleed label={t('category.list')}>
          {query.data?.map((category) => (
            <CategoryRow
              key={category.id}
              category={category}
              onEdit={() => setEditing(category)}
            />
          ))}
        </Rows>
      )}
      <CategoryDialog editing={editing} onClose={() => setEditing(null)} />
    </div>
  );
}

function CategoryRow({ category, onEdit }: { category: CategoryView; onEdit: () => void }) {
  const { t } = useTranslation('admin');
  const update = useUpdateCategory();
  const { id, name, description, steward, archived } = category;
  const setArchived = (next: boolean) =>
    update.mutate(
      { id, archived: next },
      {
        onSuccess: () => toast(t(next ? 'category.archivedDone' : 'category.backDone', { name })),
        onError: (error) =>
          toast(t('category.notChanged', { name, problem: problemText(error) }), 'error'),
      },
    );
  return (
    <Row className={classes(styles.category, archived && styles.off)}>
      <div className={styles.who}>
        <p className="row wrap">
          <b>{name}</b>
          {archived && <Chip icon={IconArchive}>{t('category.archived')}</Chip>}
        </p>
        {description && <p className="sm muted">{description}</p>}
      </div>
      <div className={`sm ${styles.steward}`}>
        <span className="sr">{t('category.steward')}: </span>
        <Person person={steward} size={24} />
      </div>
      <Menu
        label={t('category.menu', { name })}
        trigger={(props) => (
          <IconButton {...props} icon={IconDots} label={t('category.menu', { name })} />
        )}
        items={[
          { label: t('category.edit'), icon: IconPencil, onSelect: onEdit },
          archived
            ? {
                label: t('category.bringBack'),
                icon: IconArchiveOff,
                onSelect: () => setArchived(false),
              }
            : {
                label: t('category.archive'),
                icon: IconArchive,
                onSelect: () => setArchived(true),
              },
        ]}
      />
    </Row>
  );
}
