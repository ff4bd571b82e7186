import type { Money } from '@leaven/shared/http/fields';
import { moneyText, parseMoney } from '../../lib/format';

/** A budget while it is typed. */
export interface BudgetText {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** What can be chosen; a project keeps another currency that it has already. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY'];

export const budgetText = (budget: Money | null): BudgetText =>
  budget
    ? { amount: moneyText(budget), currency: budget.currency }
    : { amount: '', currency: currencies[0] ?? 'EUR' };

/** Minor units with their currency; null where nothing is typed, undefined where it is no amount. */
export function readBudget({ amount, currency }: BudgetText): Money | null | undefined {
  if (amount.trim() === '') return null;
  const minor = parseMoney(amount, currency);
  return minor === undefined ? undefined : { amount: minor, currency };
}
