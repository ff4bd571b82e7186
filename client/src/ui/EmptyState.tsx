import type { ReactNode } from 'react';
import type { TablerIcon } from './Icon';
import { Loaf } from './Loaf';
import { Sheet } from './Sheet';
import styles from './States.module.css';

/** What the page is for, and the first step. */
export function EmptyState({
  icon: Mark,
  title,
  children,
  action,
}: {
  /** Where something was looked for and not found; else the loaf. */
  icon?: TablerIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Sheet className={styles.empty}>
      {Mark ? (
        <Mark size={36} stroke={1.5} className={styles.mark} aria-hidden="true" />
      ) : (
        <span className={styles.loaf}>
          <Loaf size={48} />
        </span>
      )}
      <h2 className="h2">{title}</h2>
      {children && <p className="muted">{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </Sheet>
  );
}
