import { groupsOf } from '@leaven/shared/notifications/grouping';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { itemsOf } from '../../lib/pages';
import { Button } from '../../ui/Button';
import { Rows } from '../../ui/Sheet';
import { UpdatesChip } from '../../ui/UpdatesChip';
import { byDay, type Day } from './days';
import styles from './Inbox.module.css';
import { NotificationRow } from './NotificationRow';
import type { useInbox } from './queries';
import type { useArrivals } from './useArrivals';

/** What happened, newest first, day by day. */
export function InboxList({
  inbox,
  arrivals: { list, waiting, showWaiting },
  onOpen,
}: {
  inbox: ReturnType<typeof useInbox>;
  arrivals: ReturnType<typeof useArrivals>;
  /** Some that are unread are being opened. */
  onOpen: (ids: string[]) => void;
}) {
  const { t } = useTranslation('notifications');
  return (
    <>
      <UpdatesChip count={waiting} onClick={showWaiting} />
      <div ref={list} className={styles.list}>
        {byDay(itemsOf(inbox.data)).map((day) => (
          <DayOf key={day.key} day={day} onOpen={onOpen} />
        ))}
        {inbox.hasNextPage && (
          <Button
            className={styles.older}
            busy={inbox.isFetchingNextPage}
            onClick={() => void inbox.fetchNextPage()}
          >
            {t('older')}
          </Button>
        )}
      </div>
    </>
  );
}

function DayOf({ day, onOpen }: { day: Day; onOpen: (ids: string[]) => void }) {
  const { t } = useTranslation('notifications');
  const headingId = useId();
  const name = day.ago === 0 ? t('today') : day.ago === 1 ? t('yesterday') : formatDay(day.at);
  return (
    <section aria-labelledby={headingId}>
      <h2 className={`h3 ${styles.day}`} id={headingId}>
        {name}
      </h2>
      <Rows bleed labelledBy={headingId}>
        {groupsOf(day.items).map((group) => (
          <NotificationRow key={group.at(-1)?.id} group={group} onOpen={onOpen} />
        ))}
      </Rows>
    </section>
  );
}
