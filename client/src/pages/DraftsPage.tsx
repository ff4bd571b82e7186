import type { DraftView } from '@leaven/shared/ideas/drafts.schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DraftRow } from '../features/ideas/drafting/DraftRow';
import { draftsQuery } from '../features/ideas/drafting/drafts';
import { useDesk } from '../features/ideas/drafting/useDesk';
import { isBlank } from '../features/ideas/ideaDraft';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Middle, PageHead } from '../ui/Page';
import { Rows } from '../ui/Sheet';
import { RowsSkeleton } from '../ui/Skeleton';

/** What I have begun and not posted: what the account has, and what is only on this device yet. */
export default function DraftsPage() {
  const { t } = useTranslation('drafts');
  const list = useQuery(draftsQuery);
  const desk = useDesk();
  const ids = new Set(list.data?.items.map(({ id }) => id));
  const here: DraftView[] = Object.values(desk.drafts)
    .filter((draft) => !ids.has(draft.id) && !isBlank(draft))
    .map((draft) => ({ ...draft, savedAt: '' }));
  const drafts = [...here, ...(list.data?.items ?? [])];
  return (
    <Middle>
      <PageHead title={t('page.title')} lead={t('page.lead')} />
      {list.isPending ? (
        <RowsSkeleton />
      ) : drafts.length > 0 ? (
        <Rows label={t('page.label')} bleed>
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} local={desk.drafts[draft.id]} />
          ))}
        </Rows>
      ) : list.isError ? (
        <ErrorState
          title={t('page.failed')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      ) : (
        <EmptyState
          title={t('page.emptyTitle')}
          action={
            <LinkButton to="/post" kind="fill">
              {t('page.emptyAction')}
            </LinkButton>
          }
        >
          {t('page.emptyText')}
        </EmptyState>
      )}
    </Middle>
  );
}
