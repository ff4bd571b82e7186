import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '../../lib/format';
import { fieldProblems } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextArea, TextField } from '../../ui/fields';
import { useUpdateSettings } from '../settings/queries';
import styles from './admin.module.css';
import { holidayText, readHolidays } from './holidays';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** When the company works, and within how many working days an idea is answered. */
export function CalendarRule({ rule }: { rule: CompanyCalendar }) {
  const { t } = useTranslation(['clock', 'admin']);
  const [calendar, setCalendar] = useState(rule);
  const [days, setDays] = useState(String(rule.answerDays));
  const [text, setText] = useState(holidayText(rule.holidays));
  const [tried, setTried] = useState(false);
  const update = useUpdateSettings();
  const change = (part: Partial<CompanyCalendar>) => setCalendar({ ...calendar, ...part });
  const read = readHolidays(text);
  const { workingDays } = calendar;
  const submit = () => {
    setTried(true);
    if ('wrong' in read || workingDays.length === 0) return;
    update.mutate(
      { calendar: { ...calendar, ...read, answerDays: Number(days) } },
      { onSuccess: () => toast(t('calendar.done')) },
    );
  };
  const refused = Object.entries(fieldProblems(update.error)).find(([name]) =>
    name.startsWith('calendar.holidays'),
  )?.[1];
  return (
    <Form label={t('calendar.title')} error={update.error} onSubmit={submit}>
      <h2 className="h2">{t('calendar.title')}</h2>
      <p className="muted">{t('calendar.text')}</p>
      <TextField
        type="number"
        inputMode="numeric"
        name="calendar.answerDays"
        label={t('calendar.answerDays')}
        min={1}
        max={60}
        required
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
      <fieldset className={`${styles.choice} ${styles.weekdays}`}>
        <legend>{t('calendar.workingDays')}</legend>
        {weekdays.map((weekday) => (
          <label key={weekday}>
            <input
              type="checkbox"
              checked={workingDays.includes(weekday)}
              onChange={({ target }) =>
                change({
                  workingDays: weekdays.filter((one) =>
                    one === weekday ? target.checked : workingDays.includes(one),
                  ),
                })
              }
            />
            {formatWeekday(weekday)}
          </label>
        ))}
        {tried && workingDays.length === 0 && <p role="alert">{t('calendar.dayNeeded')}</p>}
      </fieldset>
      <div className={styles.pair}>
        {(['opensAt', 'closesAt'] as const).map((end) => (
          <TextField
            key={end}
            name={`calendar.${end}`}
            label={t(`calendar.${end}`)}
            inputMode="numeric"
            pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
            maxLength={5}
            required
            value={calendar[end]}
            onChange={({ target }) => change({ [end]: target.value })}
          />
        ))}
      </div>
      <TextField
        name="calendar.timeZone"
        label={t('calendar.timeZone')}
        hint={t('calendar.timeZoneHint')}
        list="time-zones"
        maxLength={60}
        required
        value={calendar.timeZone}
        onChange={({ target }) => change({ timeZone: target.value })}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextArea
        name="calendar.holidays"
        label={t('calendar.holidays')}
        hint={t('calendar.holidaysHint')}
        optional
        problem={
          tried && 'wrong' in read ? t('calendar.holidayWrong', { line: read.wrong }) : refused
        }
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <SubmitButton busy={update.isPending}>{t('admin:settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
