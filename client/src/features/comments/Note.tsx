import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import styles from './Note.module.css';

/** What tells a staff note from a comment, in words: that it is one, and who sees it. */
export function NoteMark() {
  const { t } = useTranslation('comments');
  return (
    <span className={styles.mark}>
      <b>
        <Icon of={IconLock} size={14} />
        {t('note.name')}
      </b>
      {t('note.forWhom')}
    </span>
  );
}

/** Around a field in which a staff note is written. */
export const NoteFrame = ({ children }: { children: ReactNode }) => (
  <div className={styles.frame}>
    <NoteMark />
    {children}
  </div>
);
