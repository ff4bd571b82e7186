import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { useUpdateSettings } from '../settings/queries';
import styles from './admin.module.css';

/** Whether everybody sees how many voted, or only who has voted. */
export function VotingRule({ rule }: { rule: SettingsView['voting'] }) {
  const { t } = useTranslation('admin');
  const hintId = useId();
  const update = useUpdateSettings();
  const set = (hideCounts: boolean) =>
    update.mutate(
      { voting: { hideCounts } },
      {
        onSuccess: () => toast(t('settings.done')),
        onError: (error) => toast(t('voting.failed', { problem: problemText(error) })),
      },
    );
  return (
    <section className={styles.choice} aria-label={t('voting.title')}>
      <h2 className="h2">{t('voting.title')}</h2>
      <label>
        <input
          type="checkbox"
          checked={update.isPending ? update.variables.voting?.hideCounts : rule.hideCounts}
          aria-describedby={hintId}
          onChange={(event) => set(event.target.checked)}
        />
        {t('voting.hide')}
      </label>
      <p className="sm muted" id={hintId}>
        {t('voting.hint')}
      </p>
    </section>
  );
}
