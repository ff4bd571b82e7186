import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../realtime/live';
import { Icon } from '../ui/Icon';
import styles from './ConnectionNotice.module.css';

/** Short breaks heal by themselves; nobody needs to know. */
const patience = 1500;

/** Says quietly that the line is down, at the page's edge, so that nothing moves. */
export function ConnectionNotice() {
  const { t } = useTranslation('app');
  const offline = useConnection() === 'offline';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!offline) return setShown(false);
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [offline]);
  return (
    <div className={styles.region} role="status">
      {shown && (
        <p className={styles.notice}>
          <Icon of={IconWifiOff} size={16} />
          {t('connection.lost')}
        </p>
      )}
    </div>
  );
}
