import { IconCheck, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { InboxList } from '../features/notifications/InboxList';
import { useInbox, useMarkRead, useUnread } from '../features/notifications/queries';
import { useArrivals } from '../features/notifications/useArrivals';
import { useInboxKeys } from '../features/notifications/useInboxKeys';
import { problemText } from '../lib/problem';
import { toast } from '../lib/toasts';
import { LinkButton, Pill } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Middle, PageHead } from '../ui/Page';
import { RowsSkeleton } from '../ui/Skeleton';

/** What became of the ideas I posted, voted for or argued about. */
export default function InboxPage() {
  const { t } = useTranslation('notifications');
  const inbox = useInbox();
  const unread = useUnread();
  const arrivals = useArrivals();
  const markRead = useMarkRead();
  const mark = (ids: string[] | null) =>
    markRead.mutate(ids, {
      onError: (error) => toast(t('markFailed', { problem: problemText(error) }), 'error'),
    });
  useInboxKeys(arrivals.list, mark);
  const isEmpty = inbox.data?.pages[0]?.items.length === 0;

  return (
    <Middle>
      <PageHead
        title={t('title')}
        lead={isEmpty ? undefined : t('lead', { count: unread })}
        actions={
          <div className="row">
            {unread > 0 && (
              <Pill icon={IconCheck} onClick={() => mark(null)}>
                {t('markAll')}
              </Pill>
            )}
            <LinkButton
              to="/me/notifications"
              kind="quiet"
              icon={IconSettings}
              aria-label={t('settingsLink')}
            />
          </div>
        }
      />
      {inbox.isPending ? (
        <RowsSkeleton />
      ) : inbox.isLoadingError ? (
        <ErrorState title={t('failed')} error={inbox.error} onRetry={() => void inbox.refetch()} />
      ) : isEmpty ? (
        <EmptyState
          title={t('emptyTitle')}
          action={
            <LinkButton to="/" kind="fill">
              {t('emptyAction')}
            </LinkButton>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <InboxList inbox={inbox} arrivals={arrivals} onOpen={mark} />
      )}
    </Middle>
  );
}
