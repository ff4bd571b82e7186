import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './Chip.module.css';
import { Icon, type TablerIcon } from './Icon';
import type { StageTone } from './stages';

/** Icon and word, always both. */
export function Chip({
  icon,
  tone = 'plain',
  children,
}: {
  icon: TablerIcon;
  tone?: StageTone | 'red';
  children: ReactNode;
}) {
  return (
    <span className={classes(styles.chip, styles[tone])}>
      <Icon of={icon} size={16} />
      {children}
    </span>
  );
}
