import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import type { Reading } from './reading';
import styles from './Thread.module.css';

/** Fewer comments than this are looked through by scrolling. */
export const worthJumping = 10;

/** Ways through a long thread: to what is unread, and to the newest. */
export function Jumps({
  count,
  reading: { unread, markAll },
  busy,
  onJump,
}: {
  /** Of the whole thread. */
  count: number;
  reading: Reading;
  busy: boolean;
  onJump: (to: 'newest' | 'unread') => void;
}) {
  const { t } = useTranslation('comments');
  if (count < worthJumping && unread === 0) return null;
  return (
    <div className={styles.jumps}>
      {unread > 0 && (
        <>
          <Button size="sm" kind="tint" busy={busy} onClick={() => onJump('unread')}>
            {t(unread < 100 ? 'unread' : 'unreadMany', { count: unread })}
          </Button>
          <Button size="sm" kind="quiet" onClick={markAll}>
            {t('markAllRead')}
          </Button>
        </>
      )}
      {count >= worthJumping && (
        <Button size="sm" kind="quiet" busy={busy} onClick={() => onJump('newest')}>
          {t('toNewest')}
        </Button>
      )}
    </div>
  );
}
