import type { IdeaFacts } from '@leaven/shared/ideas/ideas.schemas';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { formatDayTime, formatNearDay, shortName } from '../../lib/format';
import { Dial } from '../../ui/Dial';
import { Icon } from '../../ui/Icon';
import { useNow } from '../../ui/Time';
import styles from './ClockMark.module.css';

const DAY_MS = 24 * 60 * 60_000;

/**
 * How long an idea has been waiting for its first answer, by when it is due and from whom; or within how
 * long it was answered. Nothing where no clock runs.
 */
export function ClockMark({
  idea: { clock, steward },
  nameless,
}: {
  idea: Pick<IdeaFacts, 'clock' | 'steward'>;
  /** Who must answer stands beside it already. */
  nameless?: boolean;
}) {
  const { t } = useTranslation('clock');
  const now = useNow();
  const { from, dueAt, workingDays, standIn } = clock;
  if (workingDays !== null)
    return (
      <span className={styles.clock}>
        <Icon of={IconCheck} size={16} />
        {t('answered', { count: workingDays })}
      </span>
    );
  if (dueAt === null) return null;
  const [begin, due] = [Date.parse(from ?? dueAt), Date.parse(dueAt)];
  const state = due <= now ? 'late' : due - now < DAY_MS ? 'soon' : 'runs';
  const share = due <= begin ? 1 : Math.min(1, Math.max(0, (now - begin) / (due - begin)));
  const said = t(`${state === 'late' ? 'late' : 'due'}`, { day: formatNearDay(dueAt, now) });
  const name = standIn
    ? t('standsIn', { name: shortName(standIn.name), steward: shortName(steward.name) })
    : nameless
      ? null
      : shortName(steward.name);
  return (
    <span className={classes(styles.clock, state !== 'runs' && styles[state])}>
      <Dial share={state === 'late' ? 1 : share} />
      <time dateTime={dueAt} title={formatDayTime(dueAt)}>
        {name ? t('from', { said, name }) : said}
      </time>
    </span>
  );
}
