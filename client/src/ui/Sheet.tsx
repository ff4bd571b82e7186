import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './Sheet.module.css';

/** The one container, for forms and for what is to be read as one thing. */
export const Sheet = ({ pad, className, ...props }: ComponentProps<'div'> & { pad?: boolean }) => (
  <div {...props} className={classes(styles.sheet, pad && styles.pad, className)} />
);

interface RowsProps {
  /** What the list is, for readers; or the id of its heading in `labelledBy`. */
  label?: string;
  labelledBy?: string;
  /** From edge to edge on phones. */
  bleed?: boolean;
  children: ReactNode;
}

/** A list in a sheet. Its children are `Row`s, or other `li`s. */
export const Rows = ({ label, labelledBy, bleed, children }: RowsProps) => (
  <ul
    className={classes(styles.sheet, styles.rows, bleed && styles.bleed)}
    aria-label={label}
    aria-labelledby={labelledBy}
  >
    {children}
  </ul>
);

/** The same for cards, which are articles: a list of whole things rather than of lines. */
export const Cards = ({ label, labelledBy, children }: Omit<RowsProps, 'bleed'>) => (
  <section
    className={classes(styles.sheet, styles.rows, styles.bleed)}
    aria-label={label}
    aria-labelledby={labelledBy}
  >
    {children}
  </section>
);

export const Row = ({
  selected,
  className,
  ...props
}: ComponentProps<'li'> & { selected?: boolean }) => (
  <li {...props} className={classes(styles.row, selected && styles.selected, className)} />
);
