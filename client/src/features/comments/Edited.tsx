import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Dialog } from '../../ui/Dialog';
import { RowsSkeleton } from '../../ui/Skeleton';
import styles from './Comment.module.css';

const CommentHistory = lazy(() => import('./CommentHistory'));

/** Says that a comment was edited, and leads to what it said before. */
export function Edited({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('comments');
  const [isOpen, setOpen] = useState(false);
  const { editedAt, hidden, visibility } = comment;
  if (!editedAt) return null;
  // Staff notes and what is hidden keep no history that others may read.
  if (hidden || visibility === 'staff')
    return <span title={formatDay(editedAt)}>{t('edited')}</span>;
  return (
    <>
      <button
        type="button"
        className={styles.edited}
        title={formatDay(editedAt)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('edited')}
      </button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('history.title')} wide>
        <Suspense fallback={<RowsSkeleton rows={2} />}>
          <CommentHistory comment={comment} />
        </Suspense>
      </Dialog>
    </>
  );
}
