import { useTranslation } from 'react-i18next';
import { manyIdeas } from '../features/feed/feedPlace';
import { QueueRow } from '../features/moderation/QueueRow';
import { type QueueList, useModerationQueue } from '../features/moderation/queries';
import { useQueueKeys } from '../features/moderation/useQueueKeys';
import { useQueryState } from '../lib/router';
import { Button, LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Middle, PageHead } from '../ui/Page';
import { Rows } from '../ui/Sheet';
import { RowsSkeleton } from '../ui/Skeleton';
import { Tabs } from '../ui/Tabs';

const pathOf = (list: QueueList) =>
  list === 'hidden' ? '/moderation?state=hidden' : '/moderation';

/** What was flagged and waits for a moderator, oldest first, and what moderators have hidden. */
export default function ModerationPage() {
  const { t } = useTranslation('moderation');
  const [state] = useQueryState('state');
  const list: QueueList = state === 'hidden' ? 'hidden' : 'waiting';
  return (
    <Middle>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton to={`${manyIdeas}?sort=new`}>{t('manyIdeas')}</LinkButton>
            <LinkButton to="/duplicates">{t('duplicates')}</LinkButton>
            <Tabs
              label={t('lists')}
              items={(['waiting', 'hidden'] as const).map((to) => ({
                to: pathOf(to),
                label: t(`list.${to}`),
                current: to === list,
              }))}
            />
          </>
        }
      />
      <Queue key={list} list={list} />
    </Middle>
  );
}

function Queue({ list }: { list: QueueList }) {
  const { t } = useTranslation('moderation');
  const { query: queue, rows } = useModerationQueue(list);
  const keys = useQueueKeys();
  if (queue.isPending) return <RowsSkeleton />;
  if (queue.isLoadingError)
    return (
      <ErrorState title={t('failed')} error={queue.error} onRetry={() => void queue.refetch()} />
    );
  if (rows.length === 0)
    return (
      <EmptyState
        title={t(`empty.${list}.title`)}
        action={<LinkButton to="/">{t('toFeed')}</LinkButton>}
      >
        {t(`empty.${list}.text`)}
      </EmptyState>
    );
  return (
    <div {...keys}>
      <Rows bleed label={t(`list.${list}`)}>
        {rows.map((item) => (
          <QueueRow key={item.id} item={item} list={list} />
        ))}
      </Rows>
      {queue.hasNextPage && (
        <Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
