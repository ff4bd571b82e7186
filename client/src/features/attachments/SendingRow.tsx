import { IconAlertTriangle, IconFileUpload, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { formatBytes } from '../../lib/format';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import styles from './Files.module.css';
import { dropSending, retrySending, type Sending } from './sending';

/** A file on its way, how far it is, and what happened to one that did not arrive. */
export function SendingRow({ sending }: { sending: Sending }) {
  const { t } = useTranslation('attachments');
  const { id, name, file, state, part, problem, canRetry } = sending;
  const failed = state === 'failed';
  // All of it has gone out: the server looks at it and draws pictures anew.
  const checking = state === 'sending' && part === 1;
  return (
    <li className={classes(styles.row, failed && styles.failed)}>
      <span className={styles.icon}>
        <Icon of={failed ? IconAlertTriangle : IconFileUpload} />
      </span>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        {failed ? (
          <span className={styles.problem} role="alert">
            {problem}
          </span>
        ) : (
          <>
            <span className={styles.facts}>
              {checking ? t('checking') : t(state, { size: formatBytes(file.size) })}
            </span>
            <progress
              className={styles.progress}
              aria-label={t('progress', { name })}
              {...(checking ? {} : { value: part, max: 1 })}
            />
          </>
        )}
      </span>
      {failed && canRetry && (
        <Button size="sm" icon={IconRefresh} onClick={() => retrySending(id)}>
          {t('retry')}
        </Button>
      )}
      <IconButton
        icon={IconX}
        label={t(failed ? 'forget' : 'cancel', { name })}
        onClick={() => dropSending(id)}
      />
    </li>
  );
}
