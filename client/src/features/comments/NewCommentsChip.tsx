import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { goToComment } from './anchor';
import styles from './Thread.module.css';

/** New comments where the reader does not look; leads to the first of them. */
export function NewCommentsChip({ unseen }: { unseen: readonly string[] }) {
  const { t } = useTranslation('comments');
  const [first] = unseen;
  if (!first) return null;
  return (
    <div className={styles.chip}>
      <button type="button" onClick={() => goToComment(first)}>
        <Icon of={IconMessage} size={14} />
        {t('newOnes', { count: unseen.length })}
      </button>
    </div>
  );
}
