import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { notificationAdded } from '@leaven/shared/notifications/notifications.events';
import type { NotificationKind } from '@leaven/shared/notifications/notifications.schemas';
import { useMediaQuery } from '@mantine/hooks';
import { IconClockExclamation, IconListCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCategories } from '../features/categories/queries';
import { ReviewList } from '../features/feed/ReviewList';
import { type ReviewScope, useReviewCounts, useReviewQueue } from '../features/feed/reviewQueue';
import { BulkBar } from '../features/moderation/bulk/BulkBar';
import { BulkReport } from '../features/moderation/bulk/BulkReport';
import { useSelectionKeys } from '../features/moderation/bulk/useSelectionKeys';
import { formatList, formatNumber } from '../lib/format';
import { itemsOf } from '../lib/pages';
import { useNavigate, useQueryState } from '../lib/router';
import { useSelection } from '../lib/selection';
import { useMe } from '../lib/session';
import { useShortcuts } from '../lib/shortcuts';
import { useLive } from '../realtime/live';
import { Button, LinkButton, Pill } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { BackLink, PageHead } from '../ui/Page';
import { RowsSkeleton } from '../ui/Skeleton';
import { Tabs } from '../ui/Tabs';
import { ReviewIdea } from './ReviewIdea';
import styles from './ReviewPage.module.css';

const pathIn = (scope: ReviewScope, late: boolean, ideaId?: string) => {
  const query = new URLSearchParams();
  if (scope === 'all') query.set('scope', scope);
  if (late) query.set('late', 'true');
  if (ideaId) query.set('idea', ideaId);
  return query.size > 0 ? `/review?${query}` : '/review';
};

/** News of what belongs in the queue by now. */
const coming = new Set<NotificationKind>(['idea_routed', 'ideas_routed', 'answer_late']);

const waits = ({ stage }: IdeaCard) => stage === 'open' || stage === 'in_review';

/** What waits for an answer, oldest first, and the idea to answer now. */
export default function ReviewPage() {
  const { t } = useTranslation(['review', 'bulk']);
  const navigate = useNavigate();
  const { moderate } = useMe().abilities;
  const [scopeInUrl] = useQueryState('scope');
  const [lateInUrl] = useQueryState('late');
  const [chosen] = useQueryState('idea');
  const scope = scopeInUrl === 'all' ? 'all' : 'mine';
  const late = lateInUrl === 'true';
  const queue = useReviewQueue(scope, late);
  const counts = useReviewCounts(true);
  const pathOf = (to: ReviewScope, ideaId?: string) => pathIn(to, late, ideaId);
  // One that came to this person may be of any age.
  useLive(notificationAdded, ({ notification: { kind } }) => {
    if (coming.has(kind)) void queue.refetch();
  });
  // What was decided leaves the queue, but not from under the one who is reading it.
  const ideas = itemsOf(queue.data).filter(
    (idea) => idea.id === chosen || (waits(idea) && (!late || idea.clock.dueAt !== null)),
  );
  const open = chosen ?? ideas[0]?.id;
  // Below that there is room for one: the queue, or what was chosen from it.
  const sideBySide = useMediaQuery('(min-width: 1200px)') ?? true;

  const shown = ideas.map(({ id }) => id);
  const selection = useSelection(shown);
  const toggleButton = useRef<HTMLButtonElement>(null);
  const endSelecting = () => {
    selection.end();
    toggleButton.current?.focus();
  };
  const keys = useSelectionKeys(selection, shown, open, endSelecting);
  const step = (by: 1 | -1) => () => {
    const next = keys.step(by);
    if (next && (!selection.on || sideBySide)) navigate(pathOf(scope, next), { replace: true });
  };
  useShortcuts([
    { keys: 'j', label: t('next'), run: step(1) },
    { keys: 'k', label: t('previous'), run: step(-1) },
  ]);

  return (
    <>
      <PageHead
        title={t('title')}
        lead={<Lead waiting={ideas.filter(waits).length} more={queue.hasNextPage} />}
        actions={
          <div className={styles.actions}>
            {ideas.length > 0 && (
              <Button
                ref={toggleButton}
                icon={IconListCheck}
                kind={selection.on ? 'tint' : 'outline'}
                aria-pressed={selection.on}
                onClick={selection.on ? selection.end : selection.begin}
              >
                {t('bulk:select')}
              </Button>
            )}
            <Pill
              on={late}
              icon={IconClockExclamation}
              aria-pressed={late}
              onClick={() => navigate(pathIn(scope, !late))}
            >
              {scope === 'mine' && counts.late > 0
                ? t('lateCount', { count: counts.late })
                : t('late')}
            </Pill>
            {moderate && <LinkButton to="/duplicates">{t('duplicates')}</LinkButton>}
            <Tabs
              label={t('queues')}
              items={(['mine', 'all'] as const).map((to) => ({
                to: pathOf(to),
                label: t(to),
                current: to === scope,
              }))}
            />
          </div>
        }
      />
      <BulkReport />
      {selection.on && (
        <BulkBar
          selection={selection}
          ideas={ideas.filter(({ id }) => selection.has(id))}
          onEnd={endSelecting}
        />
      )}
      {queue.isPending ? (
        <RowsSkeleton />
      ) : queue.isLoadingError ? (
        <ErrorState title={t('failed')} error={queue.error} onRetry={() => void queue.refetch()} />
      ) : !open ? (
        <Nothing scope={scope} late={late} />
      ) : (
        <div
          className={styles.layout}
          data-chosen={chosen !== undefined}
          data-selecting={selection.on}
        >
          <section ref={keys.list} className={styles.queue} aria-label={t('queue')}>
            <ReviewList
              ideas={ideas}
              chosen={sideBySide ? open : chosen}
              pathOf={(id) => pathOf(scope, id)}
              selection={selection}
            />
            {queue.hasNextPage && (
              <Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </section>
          <div className={styles.detail}>
            <div className={styles.back}>
              <BackLink to={pathOf(scope)}>{t('back')}</BackLink>
            </div>
            <ReviewIdea key={open} ideaId={open} takesFocus={chosen !== undefined && !sideBySide} />
          </div>
        </div>
      )}
    </>
  );
}

/** How much waits, and for which categories this person answers. */
function Lead({ waiting, more }: { waiting: number; more: boolean }) {
  const { t } = useTranslation('review');
  const me = useMe();
  const { data: categories = [] } = useCategories();
  const mine = categories.filter(({ steward, archived }) => steward.id === me.id && !archived);
  const number = formatNumber(waiting);
  const ideas = more ? t('atLeast', { ideas: number }) : number;
  return (
    <>
      {t('lead', { count: waiting, ideas })}{' '}
      {mine.length > 0 && t('answerFor', { categories: formatList(mine.map(({ name }) => name)) })}
    </>
  );
}

function Nothing({ scope, late }: { scope: ReviewScope; late: boolean }) {
  const { t } = useTranslation('review');
  return (
    <EmptyState
      title={t(late ? 'emptyLateTitle' : 'emptyTitle')}
      action={
        scope === 'mine' ? (
          <LinkButton to={pathIn('all', late)}>{t('seeAll')}</LinkButton>
        ) : (
          <LinkButton to="/">{t('toFeed')}</LinkButton>
        )
      }
    >
      {t(late ? 'emptyLate' : scope === 'mine' ? 'emptyMine' : 'emptyAll')}
    </EmptyState>
  );
}
