import { useTranslation } from 'react-i18next';
import { Arrow } from './Arrow';
import styles from './Choice.module.css';

/**
 * New and moved things wait behind it; the list never moves under the pointer. Put it right before the
 * list. Shown from one update on.
 */
export function UpdatesChip({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.updatesLine} role="status">
      {count > 0 && (
        <button type="button" className={styles.updates} onClick={onClick}>
          <Arrow size={14} />
          {t('updates', { count })}
        </button>
      )}
    </div>
  );
}
