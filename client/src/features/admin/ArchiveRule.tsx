import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { useUpdateSettings } from '../settings/queries';
import styles from './admin.module.css';

/** When the house archives an idea to which nothing happens any more. */
export function ArchiveRule({ rule }: { rule: SettingsView['archive'] }) {
  const { t } = useTranslation('admin');
  const [enabled, setEnabled] = useState(rule.enabled);
  const [afterDays, setAfterDays] = useState(String(rule.afterDays));
  const [warnDays, setWarnDays] = useState(String(rule.warnDays));
  const update = useUpdateSettings();
  const submit = () =>
    update.mutate(
      { archive: { enabled, afterDays: Number(afterDays), warnDays: Number(warnDays) } },
      { onSuccess: () => toast(t('settings.done')) },
    );
  const days = {
    type: 'number',
    inputMode: 'numeric',
    required: true,
    disabled: !enabled,
  } as const;
  return (
    <Form label={t('archive.title')} error={update.error} onSubmit={submit}>
      <h2 className="h2">{t('archive.title')}</h2>
      <p className="muted">{t('archive.text')}</p>
      <div className={styles.choice}>
        <label>
          <input
            type="checkbox"
            checked={enabled}
            onChange={(event) => setEnabled(event.target.checked)}
          />
          {t('archive.enabled')}
        </label>
      </div>
      <TextField
        {...days}
        name="archive.afterDays"
        label={t('archive.afterDays')}
        min={30}
        max={3650}
        value={afterDays}
        onChange={(event) => setAfterDays(event.target.value)}
      />
      <TextField
        {...days}
        name="archive.warnDays"
        label={t('archive.warnDays')}
        min={1}
        max={28}
        value={warnDays}
        onChange={(event) => setWarnDays(event.target.value)}
      />
      <div>
        <SubmitButton busy={update.isPending}>{t('settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
