import {
  type ContributionKind,
  contributionKinds,
} from '@leaven/shared/contributions/contributions.schemas';
import { useTranslation } from 'react-i18next';
import { ContributionRow } from '../features/contributions/ContributionRow';
import styles from '../features/contributions/contributions.module.css';
import { News } from '../features/contributions/News';
import { useMyContributions } from '../features/contributions/queries';
import { itemsOf } from '../lib/pages';
import { useQueryState } from '../lib/router';
import { Button, LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Middle, PageHead } from '../ui/Page';
import { Rows } from '../ui/Sheet';
import { RowsSkeleton } from '../ui/Skeleton';
import { Tabs } from '../ui/Tabs';

/** The order in which people ask, other than the order in which parts bind. */
const shown = [
  'ideas',
  'votes',
  'comments',
  'extensions',
  'answers',
  'offers',
  'together',
  'projects',
] as const satisfies readonly ContributionKind[];

/** What I gave, and what became of it. */
export default function ContributionsPage() {
  const { t } = useTranslation('contributions');
  const asked = useQueryState('kind')[0];
  const kind = contributionKinds.find((one) => one === asked) ?? 'ideas';
  return (
    <Middle>
      <PageHead title={t('title')} lead={t('lead')} />
      <News />
      <div className={styles.tabs}>
        <Tabs
          label={t('kinds')}
          items={shown.map((one) => ({
            to: one === 'ideas' ? '/me/contributions' : `/me/contributions?kind=${one}`,
            label: t(`kind.${one}`),
            current: one === kind,
          }))}
        />
      </div>
      <List key={kind} kind={kind} />
    </Middle>
  );
}

const firstStep: Partial<Record<ContributionKind, string>> = {
  ideas: '/post',
  projects: '/projects',
  extensions: '/',
  answers: '/?unanswered=true',
  offers: '/?help=true',
  votes: '/',
  comments: '/',
};

function List({ kind }: { kind: ContributionKind }) {
  const { t } = useTranslation('contributions');
  const query = useMyContributions(kind);
  const items = itemsOf(query.data);
  if (query.isPending) return <RowsSkeleton />;
  if (query.isLoadingError)
    return (
      <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />
    );
  if (items.length === 0 && !query.hasNextPage) {
    const to = firstStep[kind];
    return (
      <EmptyState
        title={t(`empty.${kind}.title`)}
        action={
          to &&
          kind !== 'together' && (
            <LinkButton to={to} kind={kind === 'ideas' ? 'fill' : 'outline'}>
              {t(`empty.${kind}.action`)}
            </LinkButton>
          )
        }
      >
        {t(`empty.${kind}.text`)}
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      <Rows label={t(`kind.${kind}`)} bleed>
        {items.map((item) => (
          <ContributionRow key={item.id} item={item} kind={kind} />
        ))}
      </Rows>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}
