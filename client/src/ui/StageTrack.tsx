import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { Avatar, type AvatarPerson } from './Avatar';
import { Icon } from './Icon';
import styles from './StageTrack.module.css';
import { type Stage, stageLooks } from './stages';

export interface TrackStep {
  stage: Stage;
  /** Instead of the stage's own word: "Decision". */
  word?: string;
  /** When, or until when. */
  note?: ReactNode;
  /** `good` and `ended` are where the way is over: in green, or in grey for a no. */
  state: 'done' | 'now' | 'next' | 'good' | 'ended';
}

/** The way of an idea or a project, with its dates. */
export function StageTrack({ label, steps }: { label: string; steps: readonly TrackStep[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol className={classes(styles.track, steps.length > 4 && styles.many)} aria-label={label}>
      {steps.map(({ stage, word, note, state }) => (
        <li
          key={stage}
          className={classes(styles.step, styles[state], styles[stageLooks[stage].tone])}
          aria-current={state === 'next' || state === 'done' ? undefined : 'step'}
        >
          <span className={styles.dot}>
            <Icon of={stageLooks[stage].icon} size={state === 'now' ? 16 : 14} />
          </span>
          <b>{word ?? t(`stage.${stage}`)}</b>
          {note}
        </li>
      ))}
    </ol>
  );
}

/** Who owns the next move, and how long they have. */
export function NextMove({
  person,
  clock,
  children,
}: {
  person?: AvatarPerson;
  clock?: ReactNode;
  children: ReactNode;
}) {
  return (
    <p className={styles.nextMove}>
      {person && <Avatar person={person} size={28} />}
      <span className="grow">{children}</span>
      {clock}
    </p>
  );
}
