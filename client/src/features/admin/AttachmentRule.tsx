import { attachmentKinds, type SettingsView } from '@leaven/shared/settings/settings.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { useUpdateSettings } from '../settings/queries';
import styles from './admin.module.css';

const MB = 1024 ** 2;
const GB = 1024 ** 3;

/** What may be attached to ideas. */
export function AttachmentRule({ rule }: { rule: SettingsView['attachments'] }) {
  const { t } = useTranslation('admin');
  const [megabytes, setMegabytes] = useState(String(rule.maxBytes / MB));
  const [most, setMost] = useState(String(rule.maxPerIdea));
  const [gigabytes, setGigabytes] = useState(String(rule.maxTotalBytes / GB));
  const [kinds, setKinds] = useState<ReadonlySet<string>>(new Set(rule.kinds));
  const update = useUpdateSettings();
  const submit = () =>
    update.mutate(
      {
        attachments: {
          maxBytes: Math.round(Number(megabytes) * MB),
          maxPerIdea: Number(most),
          maxTotalBytes: Math.round(Number(gigabytes) * GB),
          kinds: attachmentKinds.filter((kind) => kinds.has(kind)),
        },
      },
      { onSuccess: () => toast(t('settings.done')) },
    );
  const choose = (kind: string, on: boolean) =>
    setKinds(new Set(on ? [...kinds, kind] : [...kinds].filter((one) => one !== kind)));
  const number = { type: 'number', inputMode: 'decimal', required: true } as const;
  return (
    <Form label={t('attachments.title')} error={update.error} onSubmit={submit}>
      <h2 className="h2">{t('attachments.title')}</h2>
      <p className="muted">{t('attachments.text')}</p>
      <TextField
        {...number}
        name="attachments.maxBytes"
        label={t('attachments.maxBytes')}
        min={0.1}
        max={100}
        step="any"
        value={megabytes}
        onChange={(event) => setMegabytes(event.target.value)}
      />
      <TextField
        {...number}
        name="attachments.maxPerIdea"
        label={t('attachments.maxPerIdea')}
        hint={t('attachments.maxPerIdeaHint')}
        min={0}
        max={30}
        value={most}
        onChange={(event) => setMost(event.target.value)}
      />
      <TextField
        {...number}
        name="attachments.maxTotalBytes"
        label={t('attachments.maxTotalBytes')}
        min={0.01}
        max={102_400}
        step="any"
        value={gigabytes}
        onChange={(event) => setGigabytes(event.target.value)}
      />
      <fieldset className={`${styles.choice} ${styles.kinds}`}>
        <legend>{t('attachments.kinds')}</legend>
        {attachmentKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={kinds.has(kind)}
              onChange={(event) => choose(kind, event.target.checked)}
            />
            {kind.toUpperCase()}
          </label>
        ))}
      </fieldset>
      <div>
        <SubmitButton busy={update.isPending}>{t('settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
