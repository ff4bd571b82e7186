import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Form } from '../../ui/Form';
import { TextArea, TextField } from '../../ui/fields';
import { Sheet } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { readDomains } from '../settings/domains';
import { useSettings, useUpdateSettings } from '../settings/queries';
import { ArchiveRule } from './ArchiveRule';
import { AttachmentRule } from './AttachmentRule';
import styles from './admin.module.css';
import { CalendarRule } from './CalendarRule';
import { ModerationRule } from './ModerationRule';
import { VotingRule } from './VotingRule';

/** What the company is called, and who may make an account. */
export function Company() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useSettings();
  if (data)
    return (
      <div className={styles.parts}>
        <Sheet pad>
          <CompanyForm settings={data} />
        </Sheet>
        <Sheet pad>
          <CalendarRule rule={data.calendar} />
        </Sheet>
        <Sheet pad>
          <VotingRule rule={data.voting} />
        </Sheet>
        <Sheet pad>
          <ModerationRule rule={data.moderation} />
        </Sheet>
        <Sheet pad>
          <ArchiveRule rule={data.archive} />
        </Sheet>
        <Sheet pad>
          <AttachmentRule rule={data.attachments} />
        </Sheet>
      </div>
    );
  if (!error) return <RowsSkeleton rows={3} />;
  return <ErrorState title={t('settings.failed')} error={error} onRetry={() => void refetch()} />;
}

const modes = ['closed', 'domains'] as const;

/** A refused domain is named by its place in the list, `signUp.domains.2`; they share one field. */
const domainProblem = (error: unknown): string | undefined =>
  Object.entries(fieldProblems(error)).find(([name]) => name.startsWith('signUp.domains.'))?.[1];

function CompanyForm({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('admin');
  const [companyName, setCompanyName] = useState(settings.companyName);
  const [mode, setMode] = useState(settings.signUp.mode);
  const [text, setText] = useState(settings.signUp.domains.join('\n'));
  const [tried, setTried] = useState(false);
  const update = useUpdateSettings();
  const domains = readDomains(text);
  const missing = mode === 'domains' && domains.length === 0;
  const submit = () => {
    setTried(true);
    if (missing) return;
    update.mutate(
      { companyName, signUp: { mode, domains } },
      { onSuccess: () => toast(t('settings.done')) },
    );
  };
  return (
    <Form error={update.error} onSubmit={submit}>
      <TextField
        name="companyName"
        label={t('settings.company')}
        maxLength={80}
        required
        value={companyName}
        onChange={(event) => setCompanyName(event.target.value)}
      />
      <fieldset className={styles.choice}>
        <legend>{t('settings.rule')}</legend>
        {modes.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="mode"
              checked={value === mode}
              onChange={() => setMode(value)}
            />
            {t(`settings.${value}`)}
          </label>
        ))}
      </fieldset>
      {mode === 'domains' && (
        <TextArea
          name="signUp.domains"
          label={t('settings.domainList')}
          hint={t('settings.domainHint')}
          problem={tried && missing ? t('settings.domainsNeeded') : domainProblem(update.error)}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div>
        <SubmitButton busy={update.isPending}>{t('settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
