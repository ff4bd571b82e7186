import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './Clock.module.css';

const radius = 7;
const circumference = 2 * Math.PI * radius;

/** A ring that fills as time goes, plus the words. */
export function Clock({
  share,
  tone = 'calm',
  size = 18,
  children,
}: {
  /** How much of the time is gone, from 0 to 1. */
  share: number;
  /** Muted while there is time, crust when it runs short, red when it is over. */
  tone?: 'calm' | 'soon' | 'late';
  size?: 18 | 24;
  children?: ReactNode;
}) {
  const gone = Math.min(Math.max(share, 0), 1) * circumference;
  return (
    <span className={classes(styles.clock, tone !== 'calm' && styles[tone])}>
      <svg
        className={styles.dial}
        viewBox="0 0 18 18"
        width={size}
        height={size}
        aria-hidden="true"
      >
        <circle cx="9" cy="9" r={radius} />
        <circle cx="9" cy="9" r={radius} strokeDasharray={`${gone} ${circumference}`} />
      </svg>
      {children}
    </span>
  );
}
