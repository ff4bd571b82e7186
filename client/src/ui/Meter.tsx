import { classes } from '../lib/classes';
import styles from './Meter.module.css';

const percent = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`;

/** How much of something is used. The label says it in words: "56 % of the budget used". */
export const Meter = ({
  share,
  label,
  tone,
}: {
  /** From 0 to 1. */
  share: number;
  label: string;
  tone?: 'green';
}) => (
  <div className={styles.meter} role="img" aria-label={label}>
    <span
      className={classes(styles.part, tone && styles[tone])}
      style={{ width: percent(share) }}
    />
  </div>
);

/** The same in parts, one after the other; the hatched one is promised rather than done. */
export const PartsMeter = ({
  parts,
  label,
}: {
  parts: readonly { share: number; hatched?: boolean }[];
  label: string;
}) => (
  <div className={classes(styles.meter, styles.big)} role="img" aria-label={label}>
    {parts.map(({ share, hatched }) => (
      <span
        key={String(hatched)}
        className={classes(styles.part, hatched && styles.hatch)}
        style={{ width: percent(share) }}
      />
    ))}
  </div>
);
