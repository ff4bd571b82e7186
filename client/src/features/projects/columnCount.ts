import type { TFunction } from 'i18next';
import { formatNumber } from '../../lib/format';
import { itemsOf } from '../../lib/pages';
import type { useColumn } from './queries';

/** How many projects a stage has: "20+" while not all of them are loaded. */
export function columnCount(
  t: TFunction<['projects', 'ui']>,
  { data, hasNextPage }: ReturnType<typeof useColumn>,
): string {
  const count = formatNumber(itemsOf(data).length);
  return hasNextPage ? t('board.atLeast', { count }) : count;
}
