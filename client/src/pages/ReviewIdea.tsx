import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OfficialReply } from '../features/clock/OfficialReply';
import { ClockMark } from '../features/ideas/ClockMark';
import { useIdea } from '../features/ideas/queries';
import { DecisionBar } from '../features/projects/DecisionBar';
import { Link } from '../lib/router';
import { useRoom } from '../realtime/live';
import { ErrorState } from '../ui/ErrorState';
import { Markdown } from '../ui/Markdown';
import { Sheet } from '../ui/Sheet';
import { PageSkeleton } from '../ui/Skeleton';
import { StageChip } from '../ui/StageChip';
import styles from './ReviewPage.module.css';

/** One waiting idea with all that is needed to answer it. */
export function ReviewIdea({
  ideaId,
  takesFocus,
}: {
  ideaId: string;
  /** It stands in place of the list that it was chosen from. */
  takesFocus: boolean;
}) {
  const { t } = useTranslation('review');
  const { data: idea, error, refetch } = useIdea(ideaId);
  useRoom({ kind: 'idea', id: ideaId });
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = idea?.id;
  useEffect(() => {
    if (shown && takesFocus) heading.current?.focus();
  }, [shown, takesFocus]);

  if (error && !idea)
    return <ErrorState title={t('ideaFailed')} error={error} onRetry={() => void refetch()} />;
  if (!idea) return <PageSkeleton />;
  const { title, author, category, votes, commentCount, stage, body } = idea;
  return (
    <Sheet>
      <article className={styles.idea}>
        <div className={`row between wrap ${styles.ideaHead}`}>
          <h2 ref={heading} tabIndex={-1} className={`h2 ${styles.ideaTitle}`}>
            {title}
          </h2>
          <StageChip stage={stage} />
        </div>
        <p className="muted sm">
          {[
            author?.name ?? t('imported'),
            category.name,
            t('votes', { count: votes }),
            t('comments', { count: commentCount }),
          ].join(' · ')}{' '}
          <Link to={`/ideas/${ideaId}`} className={`link ${styles.read}`}>
            {t('read')}
          </Link>
        </p>
        <ClockMark idea={idea} />
        <div className={styles.body}>
          {body ? <Markdown text={body} /> : <p className="muted">{t('noBody')}</p>}
        </div>
        <OfficialReply idea={idea} />
      </article>
      <DecisionBar idea={idea} flush />
    </Sheet>
  );
}
