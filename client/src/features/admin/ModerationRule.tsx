import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { useUpdateSettings } from '../settings/queries';

/** How many people's flags hide something before a moderator has looked. */
export function ModerationRule({ rule }: { rule: SettingsView['moderation'] }) {
  const { t } = useTranslation('admin');
  const [hideAfterFlags, setHideAfterFlags] = useState(String(rule.hideAfterFlags));
  const update = useUpdateSettings();
  const submit = () =>
    update.mutate(
      { moderation: { hideAfterFlags: Number(hideAfterFlags) } },
      { onSuccess: () => toast(t('settings.done')) },
    );
  return (
    <Form label={t('moderation.title')} error={update.error} onSubmit={submit}>
      <h2 className="h2">{t('moderation.title')}</h2>
      <TextField
        name="moderation.hideAfterFlags"
        label={t('moderation.hideAfterFlags')}
        hint={t('moderation.hint')}
        type="number"
        inputMode="numeric"
        min={0}
        max={50}
        required
        value={hideAfterFlags}
        onChange={(event) => setHideAfterFlags(event.target.value)}
      />
      <div>
        <SubmitButton busy={update.isPending}>{t('settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
