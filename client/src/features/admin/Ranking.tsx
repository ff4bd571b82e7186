import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { rankingRule } from '@leaven/shared/settings/settings.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { Sheet } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { rankingKey, useRanking } from '../feed/ranking';
import { useSettings, useUpdateSettings } from '../settings/queries';

/** How fast ideas cool in Hot, and how far a change of it has come. */
export function Ranking() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useSettings();
  if (data)
    return (
      <Sheet pad>
        <RankingForm settings={data} />
      </Sheet>
    );
  if (!error) return <RowsSkeleton rows={2} />;
  return <ErrorState title={t('ranking.failed')} error={error} onRetry={() => void refetch()} />;
}

function RankingForm({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('admin');
  const client = useQueryClient();
  const [text, setText] = useState(String(settings.ranking.halfLifeDays));
  const [tried, setTried] = useState(false);
  const update = useUpdateSettings();
  const rule = rankingRule.safeParse({
    halfLifeDays: Number(text.replace(',', '.') || Number.NaN),
  });
  const submit = () => {
    setTried(true);
    if (!rule.success) return;
    update.mutate(
      { ranking: rule.data },
      {
        onSuccess: () => {
          toast(t('ranking.done'));
          void client.invalidateQueries({ queryKey: rankingKey });
        },
      },
    );
  };
  return (
    <Form error={update.error} onSubmit={submit}>
      <TextField
        name="ranking.halfLifeDays"
        label={t('ranking.halfLife')}
        hint={t('ranking.hint')}
        problem={tried && !rule.success ? t('ranking.wrong') : undefined}
        inputMode="decimal"
        maxLength={6}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Progress />
      <div className="row wrap">
        <SubmitButton busy={update.isPending}>{t('ranking.save')}</SubmitButton>
        <Link to="/help/ranking" className="sm underlined">
          {t('ranking.help')}
        </Link>
      </div>
    </Form>
  );
}

function Progress() {
  const { t } = useTranslation('admin');
  const { data } = useRanking();
  if (!data) return null;
  const { rescoring } = data;
  return (
    <p className="sm muted" role="status">
      {rescoring ? t('ranking.underWay', rescoring) : t('ranking.settled')}
    </p>
  );
}
