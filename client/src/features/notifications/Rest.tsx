import type { NotificationSettings } from '@leaven/shared/notifications/settings.schemas';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import styles from './Settings.module.css';
import type { useChoose } from './settings';

const evening = { from: '19:00', to: '07:00' };
const zones = Intl.supportedValuesOf('timeZone');

/** When nothing is sent: every night, and while on holiday. */
export function Rest({
  settings: { quiet, awayUntil, timeZone },
  choose,
}: {
  settings: NotificationSettings;
  choose: ReturnType<typeof useChoose>['mutate'];
}) {
  const { t } = useTranslation('notificationSettings');
  return (
    <div className={styles.form}>
      <CheckField
        label={t('quiet')}
        checked={quiet !== null}
        onChange={({ target }) => choose({ quiet: target.checked ? evening : null })}
      />
      {quiet && (
        <div className={`${styles.pair} ${styles.narrow}`}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              name={`quiet.${end}`}
              label={t(end === 'from' ? 'quietFrom' : 'quietTo')}
              required
              value={quiet[end]}
              onChange={({ target }) => {
                const next = { ...quiet, [end]: target.value };
                if (target.value && next.from !== next.to) choose({ quiet: next });
              }}
            />
          ))}
        </div>
      )}
      {quiet && <p className="sm muted">{t('quietHint')}</p>}
      <div className={styles.narrow}>
        <TextField
          type="date"
          name="awayUntil"
          label={t('away')}
          hint={t('awayHint')}
          optional
          value={awayUntil ?? ''}
          onChange={({ target }) => choose({ awayUntil: target.value || null })}
        />
      </div>
      {awayUntil && (
        <div>
          <Button onClick={() => choose({ awayUntil: null })}>{t('awayEnd')}</Button>
        </div>
      )}
      <div className={styles.narrow}>
        <SelectField
          name="timeZone"
          label={t('zone')}
          value={timeZone ?? ''}
          options={[
            ...(timeZone === null ? [{ value: '', label: t('zoneUnknown') }] : []),
            // Some names that are good have none of their own in the list.
            ...(timeZone && !zones.includes(timeZone)
              ? [{ value: timeZone, label: timeZone }]
              : []),
            ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
          ]}
          onChange={({ target }) => target.value && choose({ timeZone: target.value })}
          data-not-words
        />
      </div>
    </div>
  );
}
