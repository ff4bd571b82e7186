import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../lib/selection';
import { useShortcuts } from '../../../lib/shortcuts';

/**
 * Selecting rows of a list of ideas by keys: x, with Shift up to the row, a for all, Escape to end.
 * @param open the row that the keys are about while none has the focus
 * @param onEnd ends the selecting
 * @returns `list` for the element around the rows; `step` to the row before or after, with the focus
 */
export function useSelectionKeys(
  selection: Selection,
  shown: readonly string[],
  open: string | undefined,
  onEnd: () => void,
): { list: RefObject<HTMLElement | null>; step: (by: 1 | -1) => string | undefined } {
  const { t } = useTranslation('bulk');
  const list = useRef<HTMLElement>(null);
  const boxOf = (id: string) =>
    list.current?.querySelector<HTMLElement>(`input[data-idea="${id}"]`);
  const atRow = () => document.activeElement?.getAttribute('data-idea') ?? open;
  const select = (range: boolean) => () => {
    const id = atRow();
    if (!id) return;
    selection.toggle(id, range);
    requestAnimationFrame(() => boxOf(id)?.focus());
  };
  useShortcuts([
    { keys: 'x', label: t('keys.select'), run: select(false) },
    { keys: 'X', label: t('keys.range'), run: select(true) },
    ...(selection.on
      ? [
          { keys: 'a', label: t('keys.all'), run: selection.toggleAll },
          { keys: 'Escape', label: t('stopSelecting'), run: onEnd },
        ]
      : []),
  ]);
  return {
    list,
    step(by) {
      const at = atRow();
      const next = at === undefined ? shown[0] : shown[shown.indexOf(at) + by];
      if (next !== undefined) boxOf(next)?.focus();
      return next;
    },
  };
}
