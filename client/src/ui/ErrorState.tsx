import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, requestIdOf } from '../lib/problem';
import { Button } from './Button';
import { Icon } from './Icon';
import { Sheet } from './Sheet';
import styles from './States.module.css';

/** What happened, what was kept, what to do. */
export function ErrorState({
  title,
  error,
  kept,
  onRetry,
  actions,
}: {
  /** What did not work: "The idea could not be posted". */
  title: string;
  error: unknown;
  kept?: string;
  onRetry?: () => void;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const requestId = requestIdOf(error);
  return (
    <Sheet pad className={styles.error} role="alert">
      <Icon of={IconAlertTriangle} size={24} />
      <div>
        <h2 className="h2">{title}</h2>
        <p className={styles.what}>
          {problemText(error)} {kept}
        </p>
        {(onRetry || actions) && (
          <div className={`row wrap ${styles.todo}`}>
            {onRetry && (
              <Button kind="fill" icon={IconRefresh} onClick={onRetry}>
                {t('error.retry')}
              </Button>
            )}
            {actions}
          </div>
        )}
        {requestId && (
          <p className={`xs muted ${styles.report}`}>{t('error.report', { id: requestId })}</p>
        )}
      </div>
    </Sheet>
  );
}
