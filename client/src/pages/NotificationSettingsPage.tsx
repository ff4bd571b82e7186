import { rhythms } from '@leaven/shared/notifications/settings.schemas';
import { useTranslation } from 'react-i18next';
import { PushDevices } from '../features/notifications/push/PushDevices';
import { Rest } from '../features/notifications/Rest';
import styles from '../features/notifications/Settings.module.css';
import { useChoose, useNotificationSettings } from '../features/notifications/settings';
import { TopicTable } from '../features/notifications/TopicTable';
import { ErrorState } from '../ui/ErrorState';
import { SelectField } from '../ui/fields';
import { BackLink, Middle, PageHead, Section } from '../ui/Page';
import { Sheet } from '../ui/Sheet';
import { RowsSkeleton } from '../ui/Skeleton';

/** What news reaches me, by which way, how often, and when not. */
export default function NotificationSettingsPage() {
  const { t } = useTranslation('notificationSettings');
  const { data: settings, error, refetch } = useNotificationSettings();
  const { mutate: choose } = useChoose();
  return (
    <Middle>
      <BackLink to="/me">{t('back')}</BackLink>
      <PageHead title={t('title')} lead={t('lead')} />
      {settings ? (
        <>
          <Section title={t('what')}>
            <Sheet pad>
              <TopicTable choices={settings.choices} choose={choose} />
            </Sheet>
            <p className={`sm muted ${styles.note}`}>{t('whatText')}</p>
          </Section>
          <Section title={t('email')}>
            <Sheet pad>
              <div className={styles.narrow}>
                <SelectField
                  name="rhythm"
                  label={t('rhythm')}
                  hint={t('rhythmHint')}
                  value={settings.rhythm}
                  options={rhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
                  onChange={({ target }) => {
                    const rhythm = rhythms.find((one) => one === target.value);
                    if (rhythm) choose({ rhythm });
                  }}
                />
              </div>
            </Sheet>
          </Section>
          <Section title={t('push.title')}>
            <PushDevices />
          </Section>
          <Section title={t('rest')}>
            <Sheet pad>
              <Rest settings={settings} choose={choose} />
            </Sheet>
            <p className={`sm muted ${styles.note}`}>{t('bellNote')}</p>
          </Section>
        </>
      ) : error ? (
        <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={6} />
      )}
    </Middle>
  );
}
