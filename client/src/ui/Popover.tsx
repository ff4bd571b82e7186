import type { ReactNode } from 'react';
import styles from './Float.module.css';
import { type TriggerProps, usePopover } from './usePopover';

/** A few sentences at a button, such as "Why is this here?". Rendered when it opens. */
export function Popover({
  label,
  trigger,
  children,
}: {
  label: string;
  /** The button; it spreads the props it is given. */
  trigger: (props: TriggerProps) => ReactNode;
  children: ReactNode;
}) {
  const { open, triggerProps, panelProps } = usePopover('dialog');
  return (
    <>
      {trigger(triggerProps)}
      <div {...panelProps} role="dialog" aria-label={label} className={styles.float}>
        {open && children}
      </div>
    </>
  );
}
