import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';

/**
 * Walks the queue by keys: j and k, or the arrows once a row has the focus, move; the others press the
 * button of the row that says it has this key.
 * @returns what the element that holds the rows must carry
 */
export function useQueueKeys() {
  const { t } = useTranslation('moderation');
  const list = useRef<HTMLDivElement>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('li[tabindex]') ?? [])];
  const at = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (step: 1 | -1) => {
    const next = rows()[Math.max(at() + step, 0)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  const press = (key: string) => () => {
    const row = rows()[Math.max(at(), 0)];
    row?.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)?.click();
  };
  useShortcuts([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'a', label: t('keys.approve'), run: press('a') },
    { keys: 'h', label: t('keys.hide'), run: press('h') },
    { keys: 'w', label: t('keys.warn'), run: press('w') },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    // Only from a row itself: in a text to be scrolled the arrows scroll.
    if (!step || !(event.target instanceof HTMLLIElement)) return;
    event.preventDefault();
    move(step);
  };
  return { ref: list, onKeyDown };
}
