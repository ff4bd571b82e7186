import type { ThreadGap } from '@leaven/shared/comments/comments.schemas';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import styles from './Comment.module.css';
import { useFillGap } from './queries';
import { useThread } from './threadTools';

/** The place of comments that are not loaded. */
export function Gap({ gap }: { gap: ThreadGap }) {
  const { t } = useTranslation('comments');
  const { ideaId } = useThread();
  const fill = useFillGap(ideaId);
  return (
    <li className={styles.gap}>
      <Button size="sm" busy={fill.isPending} onClick={() => fill.mutate(gap)}>
        {gap.branch === null
          ? t(gap.from === '' ? 'showEarlier' : 'showMore')
          : gap.count === null
            ? t('showMoreReplies')
            : t('showReplies', { count: gap.count })}
      </Button>
      {fill.isError && (
        <span className="sm muted" role="alert">
          {t('moreFailed')}
        </span>
      )}
    </li>
  );
}
