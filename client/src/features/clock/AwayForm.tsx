import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { Button, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchDeciders } from '../users/queries';
import { useEndAway, useSetAway } from './queries';

const inWords = (day: string) => formatDay(`${day}T12:00`);

/** When I am away, and who answers meanwhile what waits for me. */
export function AwayForm() {
  const { t } = useTranslation('clock');
  const { away } = useMe();
  const [from, setFrom] = useState(away?.from ?? '');
  const [to, setTo] = useState(away?.to ?? '');
  const [standIn, setStandIn] = useState<PersonRef | undefined>(away?.standIn ?? undefined);
  const [tried, setTried] = useState(false);
  const save = useSetAway();
  const end = useEndAway();
  const problem =
    from === '' || to === '' ? t('away.needed') : to < from ? t('away.order') : undefined;
  const submit = () => {
    setTried(true);
    if (problem) return;
    save.mutate(
      { from, to, standInId: standIn?.id ?? null },
      {
        onSuccess: (saved) => {
          const days = { from: inWords(saved.from), to: inWords(saved.to) };
          toast(
            saved.standIn
              ? t('away.saved', { ...days, name: saved.standIn.name })
              : t('away.savedNobody', days),
          );
        },
      },
    );
  };
  const isBack = () =>
    end.mutate(undefined, {
      onSuccess: () => {
        setFrom('');
        setTo('');
        setStandIn(undefined);
        setTried(false);
        toast(t('away.ended'));
      },
    });
  return (
    <Form label={t('away.title')} error={save.error ?? end.error} onSubmit={submit}>
      <p className="muted">{t('away.lead')}</p>
      <TextField
        type="date"
        name="from"
        label={t('away.from')}
        required
        value={from}
        onChange={({ target }) => setFrom(target.value)}
      />
      <TextField
        type="date"
        name="to"
        label={t('away.to')}
        problem={tried ? problem : undefined}
        required
        value={to}
        onChange={({ target }) => setTo(target.value)}
      />
      <PersonPicker
        name="standInId"
        label={t('away.standIn')}
        hint={t('away.standInHint')}
        optional
        value={standIn}
        onChange={setStandIn}
        search={searchDeciders}
      />
      <div className="row wrap">
        <SubmitButton busy={save.isPending}>{t('away.save')}</SubmitButton>
        {away && (
          <Button kind="quiet" busy={end.isPending} onClick={isBack}>
            {t('away.end')}
          </Button>
        )}
      </div>
    </Form>
  );
}
