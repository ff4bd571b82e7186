import { IconArrowsDiff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import styles from './OtherVersion.module.css';

/** A text was changed elsewhere while it was edited here: what it says now, and the two ways on. */
export function OtherVersion({
  title,
  onTake,
  onKeep,
  children,
}: {
  title: string;
  /** Leave the edit; the other version stands. */
  onTake: () => void;
  /** Save this one over it; left out where the form's own button does so. */
  onKeep?: () => void;
  /** The other version. */
  children: ReactNode;
}) {
  const { t } = useTranslation('ideas');
  return (
    <Banner tone="blue" icon={IconArrowsDiff} role="alert">
      <p>
        <b>{title}</b> {t('edit.yoursIsBelow')}
      </p>
      <div className={styles.version}>{children}</div>
      <p className={`row wrap ${styles.ways}`}>
        {onKeep && (
          <Button size="sm" onClick={onKeep}>
            {t('edit.keepMine')}
          </Button>
        )}
        <Button size="sm" kind="quiet" onClick={onTake}>
          {t('edit.takeOther')}
        </Button>
      </p>
    </Banner>
  );
}
