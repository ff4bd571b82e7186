import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requestCompose } from '../../../lib/compose';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Row, Rows } from '../../../ui/Sheet';
import styles from './Drafting.module.css';
import { takenBack } from './desk';
import { useDesk } from './useDesk';

/** What was posted without a connection and waits on this device. */
export function Outbox() {
  const { t } = useTranslation('drafts');
  const { outbox, update } = useDesk();
  if (outbox.length === 0) return null;
  const edit = (draftId: string) => {
    update((desk) => takenBack(desk, draftId, Date.now()));
    requestCompose();
  };
  return (
    <div className={styles.outbox} role="status">
      <Rows label={t('outbox.label')}>
        {outbox.map(({ draftId, title, problem }) => (
          <Row key={draftId}>
            <Icon of={problem ? IconAlertTriangle : IconCloudOff} />
            <div className={`grow ${styles.entry}`}>
              <p className="strong" dir="auto">
                {title}
              </p>
              <p className="sm muted">
                {problem ? t('outbox.refused', { problem }) : t('outbox.waits')}
              </p>
            </div>
            <Button
              size="sm"
              aria-label={t('outbox.editThis', { title })}
              onClick={() => edit(draftId)}
            >
              {t('outbox.edit')}
            </Button>
          </Row>
        ))}
      </Rows>
    </div>
  );
}
