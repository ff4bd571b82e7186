import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { RowsSkeleton } from '../../ui/Skeleton';
import { Comment } from './Comment';
import { useCommentsLive } from './live';
import { Sources } from './merged';
import { NewCommentsChip } from './NewCommentsChip';
import { useComments } from './queries';
import styles from './Thread.module.css';
import { buildThread } from './thread';
import { useArrivals } from './useArrivals';
import { useHeldPlace } from './useHeldPlace';
import { useLinkedComment } from './useLinkedComment';
import { WriteComment } from './WriteComment';

/** What people say about an idea, and the field to say something. */
export function Thread({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('comments');
  const list = useRef<HTMLOListElement>(null);
  const comments = useComments(idea.id);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = comments;
  const { hold } = useHeldPlace(list, data);
  const { fresh, unseen, arrive } = useArrivals();
  useCommentsLive(idea, hold, arrive);
  useLinkedComment({ loaded: data, ...comments });

  const nodes = useMemo(() => (data ? buildThread(data) : []), [data]);
  return (
    <Section id="thread" title={t('count', { count: idea.commentCount })}>
      {comments.isPending && <RowsSkeleton rows={3} />}
      {comments.isError && !data && (
        <ErrorState
          title={t('loadFailed')}
          error={comments.error}
          onRetry={() => void comments.refetch()}
        />
      )}
      {data && nodes.length === 0 && (
        <p className="muted">{t(idea.abilities.comment ? 'none' : 'noneAndClosed')}</p>
      )}
      <Sources value={idea.mergedFrom}>
        <ol className={styles.thread} ref={list}>
          {nodes.map((node) => (
            <Comment key={node.comment.id} node={node} fresh={fresh} />
          ))}
        </ol>
      </Sources>
      {hasNextPage && (
        <p className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('showMore')}
          </Button>
          {comments.isFetchNextPageError && (
            <span className="sm muted" role="alert">
              {t('moreFailed')}
            </span>
          )}
        </p>
      )}
      <NewCommentsChip unseen={unseen} />
      {idea.abilities.comment && <WriteComment ideaId={idea.id} />}
    </Section>
  );
}
