import type { Money as MoneyValue } from '@leaven/shared/http/fields';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { formatMoney } from '../lib/format';
import { PartsMeter } from './Meter';
import styles from './Meter.module.css';

/** What is left of a budget, what is spent and what is promised. Amounts in minor units. */
export function BudgetBar({
  budget,
  spent,
  committed = 0,
}: {
  budget: MoneyValue;
  spent: number;
  committed?: number;
}) {
  const { t } = useTranslation('ui');
  const { amount: total, currency } = budget;
  const money = (amount: number) => formatMoney({ amount, currency });
  const left = total - spent - committed;
  const label = t('budget.label', {
    spent: money(spent),
    committed: money(committed),
    left: money(left),
  });
  return (
    <div>
      <div className={styles.head}>
        <div>
          <span className="sm muted">{t('budget.leftToSpend')}</span>
          <p className={classes(styles.figure, 'num')}>{money(left)}</p>
        </div>
        <p className="sm muted num">{t('budget.of', { total: money(total) })}</p>
      </div>
      <PartsMeter
        label={label}
        parts={
          total > 0 ? [{ share: spent / total }, { share: committed / total, hatched: true }] : []
        }
      />
      <p className={styles.key}>
        <span>
          <i className={classes(styles.swatch, styles.spent)} />
          {t('budget.spent')} <b className="num">{money(spent)}</b>
        </span>
        {committed > 0 && (
          <span>
            <i className={classes(styles.swatch, styles.hatch)} />
            {t('budget.committed')} <b className="num">{money(committed)}</b>
          </span>
        )}
        <span>
          <i className={classes(styles.swatch, styles.left)} />
          {t('budget.left')} <b className="num">{money(left)}</b>
        </span>
      </p>
    </div>
  );
}
