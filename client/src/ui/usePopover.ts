import { type ToggleEvent, useId, useLayoutEffect, useRef, useState } from 'react';

const gap = 4;
const margin = 8;

/** Below the trigger if there is room, else above; never over the edge of the window. */
function place(panel: HTMLElement, trigger: HTMLElement): void {
  const t = trigger.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const fitsBelow = t.bottom + gap + height <= innerHeight;
  const top = fitsBelow || t.top < height + gap ? t.bottom + gap : t.top - gap - height;
  const start = document.documentElement.dir === 'rtl' ? t.right - width : t.left;
  const left = Math.max(margin, Math.min(start, innerWidth - width - margin));
  // In the page's own coordinates, so that it scrolls with its trigger.
  panel.style.top = `${top + scrollY}px`;
  panel.style.left = `${left + scrollX}px`;
}

/**
 * Something that floats at a button, on the browser's own popover: it closes on Escape, on a click
 * elsewhere and on a second press, and gives the focus back.
 */
export function usePopover(kind: 'menu' | 'dialog') {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // What is in it is drawn when it opens, and only then has a size. A phone may be turned meanwhile.
  useLayoutEffect(() => {
    if (!open) return;
    const put = () => {
      if (panel.current && trigger.current) place(panel.current, trigger.current);
    };
    put();
    addEventListener('resize', put);
    return () => removeEventListener('resize', put);
  }, [open]);

  return {
    open,
    panel,
    close: () => panel.current?.hidePopover(),
    triggerProps: {
      ref: trigger,
      popoverTarget: id,
      'aria-haspopup': kind,
      'aria-expanded': open,
    } as const,
    panelProps: {
      ref: panel,
      id,
      popover: 'auto',
      onToggle: ({ newState }: ToggleEvent<HTMLDivElement>) => setOpen(newState === 'open'),
    } as const,
  };
}

export type TriggerProps = ReturnType<typeof usePopover>['triggerProps'];
