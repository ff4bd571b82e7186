import type { Money as MoneyValue } from '@leaven/shared/http/fields';
import { formatMoney } from '../lib/format';

export const Money = ({ value }: { value: MoneyValue }) => (
  <span className="num">{formatMoney(value)}</span>
);
