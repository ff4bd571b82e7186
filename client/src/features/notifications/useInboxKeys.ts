import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';

/** Walks the inbox by keys: j and k move, Enter opens, r marks what is in focus as read, m marks all. */
export function useInboxKeys(
  list: RefObject<HTMLElement | null>,
  mark: (ids: string[] | null) => void,
): void {
  const { t } = useTranslation('notifications');
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('a[data-ids]') ?? [])];
  const move = (step: 1 | -1) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at === -1 ? 0 : at + step];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  const read = () => {
    const ids = rows().find((row) => row === document.activeElement)?.dataset.ids;
    if (ids) mark(ids.split(' '));
  };
  useShortcuts([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'r', label: t('keys.read'), run: read },
    { keys: 'm', label: t('keys.readAll'), run: () => mark(null) },
  ]);
}
