import { sayPictures } from '@leaven/shared/attachments/pictures';
import { listCommentRevisions } from '@leaven/shared/comments/comments.api';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { itemsOf } from '../../lib/pages';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { shownOf } from '../../ui/mentions/text';
import { RowsSkeleton } from '../../ui/Skeleton';
import { Time } from '../../ui/Time';
import { Changes } from '../ideas/Changes';
import styles from './CommentHistory.module.css';
import { commentKeys } from './queries';

/** Word by word there are neither links nor pictures. */
const plain = (body: string) => sayPictures(shownOf(body));

const useHistory = ({ id, contentRev }: CommentView) =>
  useInfiniteQuery({
    queryKey: commentKeys.history(id, contentRev),
    queryFn: ({ pageParam, signal }) =>
      call(
        listCommentRevisions,
        { params: { commentId: id }, query: { cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What a comment said before, word by word beside what came after, the latest first. */
export default function CommentHistory({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('comments');
  const history = useHistory(comment);
  if (history.isPending) return <RowsSkeleton rows={2} />;
  if (!history.data)
    return (
      <ErrorState
        title={t('history.failed')}
        error={history.error}
        onRetry={() => void history.refetch()}
      />
    );
  const revisions = itemsOf(history.data);
  return (
    <>
      <ol className={styles.revisions}>
        {revisions.map(({ id, rev, body, at }, i) => {
          const before = revisions[i + 1];
          return (
            <li key={id}>
              <p className="sm muted">
                {t(rev === 1 ? 'history.posted' : 'history.edited')} <Time at={at} />
              </p>
              {before ? (
                <Changes before={plain(before.body)} after={plain(body)} />
              ) : (
                !history.hasNextPage && (
                  <p className={styles.first} dir="auto">
                    {plain(body)}
                  </p>
                )
              )}
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <p className="row">
          <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('history.older')}
          </Button>
        </p>
      )}
    </>
  );
}
