import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { itemsOf } from '../../lib/pages';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Icon } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';
import { RowsSkeleton } from '../../ui/Skeleton';
import styles from './OfficialReply.module.css';
import { useEarlierReplies } from './queries';

/** What was said officially before, for who opens it. */
export function EarlierReplies({ ideaId, count }: { ideaId: string; count: number }) {
  const { t } = useTranslation('clock');
  const [open, setOpen] = useState(false);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useEarlierReplies(ideaId, count, open);
  return (
    <details
      className={styles.earlier}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="sm muted">
        <Icon of={IconChevronDown} size={14} />
        {t('reply.earlier', { count })}
      </summary>
      {open && isPending && <RowsSkeleton rows={1} />}
      {error && !data && (
        <ErrorState title={t('reply.earlierFailed')} error={error} onRetry={() => void refetch()} />
      )}
      <div className={styles.list} hidden={!data}>
        {itemsOf(data).map(({ id, body, by, at, endedAt, takenBack }) => (
          <article key={id}>
            <p className="sm muted">
              {[
                t('reply.was', { name: by?.name ?? t('reply.somebody'), day: formatDay(at) }),
                t(takenBack ? 'reply.takenBackOn' : 'reply.replacedOn', {
                  day: formatDay(endedAt),
                }),
              ].join(' · ')}
            </p>
            <Markdown text={body} />
          </article>
        ))}
      </div>
      {hasNextPage && (
        <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('reply.more')}
        </Button>
      )}
    </details>
  );
}
