import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import { Icon, type TablerIcon } from './Icon';
import styles from './States.module.css';

/** A sentence or two that the page cannot do without, on a tint. */
export const Banner = ({
  tone = 'crust',
  icon,
  role,
  children,
}: {
  tone?: 'crust' | 'red' | 'blue' | 'green' | 'grey';
  icon?: TablerIcon;
  /** `status` when it appears by itself, `alert` when it cannot wait. */
  role?: 'status' | 'alert';
  children: ReactNode;
}) => (
  <div className={classes(styles.banner, styles[tone])} role={role}>
    {icon && <Icon of={icon} />}
    <div className="grow">{children}</div>
  </div>
);
