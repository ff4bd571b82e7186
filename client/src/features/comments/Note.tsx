import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import styles from './Note.module.css';

/** What tells a staff note from a comment, beside its colour; who sees it is said where there is room. */
export function NoteMark({ inFull }: { inFull: boolean }) {
  const { t } = useTranslation('comments');
  return (
    <span className={styles.mark} title={t('note.forWhom')}>
      <span className={styles.name}>
        <Icon of={IconLock} size={14} />
        {t('note.name')}
      </span>
      <span className={inFull ? undefined : 'sr'}>{t('note.forWhom')}</span>
    </span>
  );
}

/** Around a field in which a staff note is written. */
export const NoteFrame = ({ children }: { children: ReactNode }) => (
  <div className={styles.frame}>
    <NoteMark inFull />
    {children}
  </div>
);
