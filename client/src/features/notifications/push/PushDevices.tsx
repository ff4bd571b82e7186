import type { PushSubscriptionView } from '@leaven/shared/notifications/push.schemas';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../lib/format';
import { problemText } from '../../../lib/problem';
import { toast } from '../../../lib/toasts';
import { Button, IconButton } from '../../../ui/Button';
import { Row, Rows, Sheet } from '../../../ui/Sheet';
import styles from '../Settings.module.css';
import { usePushDevices, usePushState, useRemoveDevice, useSetPush } from './queries';

function ThisDevice() {
  const { t } = useTranslation('notificationSettings');
  const { data: state } = usePushState();
  const { mutate: set, isPending } = useSetPush();
  const change = () =>
    set(state !== 'on', {
      onError: (error) => toast(t('push.failed', { problem: problemText(error) }), 'error'),
    });
  if (state === undefined) return null;
  if (state === 'unsupported' || state === 'denied')
    return <p className="muted">{t(`push.${state}`)}</p>;
  return (
    <div>
      <Button busy={isPending} onClick={change}>
        {t(state === 'on' ? 'push.off' : 'push.on')}
      </Button>
    </div>
  );
}

function Device({ device: { id, device, createdAt } }: { device: PushSubscriptionView }) {
  const { t } = useTranslation('notificationSettings');
  const { mutate: remove } = useRemoveDevice();
  const name = device || t('push.unnamed');
  return (
    <Row>
      <div className="grow">
        <bdi data-not-words>{name}</bdi>
        <p className="sm muted">{t('push.since', { day: formatDay(createdAt) })}</p>
      </div>
      <IconButton
        icon={IconTrash}
        label={t('push.remove', { device: name })}
        onClick={() =>
          remove(id, {
            onError: (error) => toast(t('push.failed', { problem: problemText(error) }), 'error'),
          })
        }
      />
    </Row>
  );
}

/** Whether this device shows what is pushed, and which others of mine do. */
export function PushDevices() {
  const { t } = useTranslation('notificationSettings');
  const { data } = usePushDevices();
  const devices = data?.items ?? [];
  return (
    <>
      <Sheet pad className={styles.form}>
        <p className="muted">{t('push.text')}</p>
        <ThisDevice />
      </Sheet>
      {devices.length > 0 && (
        <div className={styles.devices}>
          <Rows label={t('push.devices')}>
            {devices.map((device) => (
              <Device key={device.id} device={device} />
            ))}
          </Rows>
        </div>
      )}
    </>
  );
}
