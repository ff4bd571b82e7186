import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { classes } from '../lib/classes';
import styles from './Float.module.css';
import { Icon, type TablerIcon } from './Icon';
import { type TriggerProps, usePopover } from './usePopover';

export interface MenuItem {
  label: string;
  icon?: TablerIcon;
  onSelect: () => void;
  /** Red, for what stops or destroys. */
  tone?: 'stop';
  disabled?: boolean;
  /** One of a choice: shown with a check where it is true. */
  checked?: boolean;
}

const entriesOf = (panel: HTMLElement | null): HTMLElement[] => [
  ...(panel?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
];

/** The item that an arrow, Home or End leads to. */
function goal(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Something to do, or one of a choice. */
const roleOf = (checked: boolean | undefined) =>
  checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };

/** A list of things to do or to choose from, behind a button. */
export function Menu({
  label,
  trigger,
  items,
}: {
  label: string;
  /** The button; it spreads the props it is given. */
  trigger: (props: TriggerProps) => ReactNode;
  items: readonly MenuItem[];
}) {
  const { open, panel, close, triggerProps, panelProps } = usePopover('menu');

  useEffect(() => {
    if (!open) return;
    const all = entriesOf(panel.current);
    (all.find((b) => b.ariaChecked === 'true') ?? all[0])?.focus({ preventScroll: true });
  }, [open, panel]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close();
    const all = entriesOf(panel.current);
    const next = goal(event.key, all.indexOf(event.target as HTMLElement), all.length);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };

  return (
    <>
      {trigger(triggerProps)}
      <div
        {...panelProps}
        role="menu"
        aria-label={label}
        className={classes(styles.float, styles.menu)}
        onKeyDown={onKeyDown}
      >
        {open &&
          items.map(({ label, icon, onSelect, tone, disabled, checked }) => (
            <button
              key={label}
              type="button"
              {...roleOf(checked)}
              aria-disabled={disabled}
              tabIndex={-1}
              className={classes(styles.item, tone && styles[tone])}
              onClick={() => {
                if (disabled) return;
                close();
                onSelect();
              }}
            >
              {icon && <Icon of={icon} size={16} />}
              {label}
              {checked && <Icon of={IconCheck} size={16} className={styles.check} />}
            </button>
          ))}
      </div>
    </>
  );
}
