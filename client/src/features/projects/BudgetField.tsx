import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/fields';
import { type BudgetText, currencies, readBudget } from './budget';
import styles from './forms.module.css';

/** An amount and its currency; may stay empty. */
export function BudgetField({
  value,
  onChange,
  tried,
}: {
  value: BudgetText;
  onChange: (value: BudgetText) => void;
  /** The form was submitted: now it may complain. */
  tried: boolean;
}) {
  const { t } = useTranslation('projects');
  const choices = currencies.includes(value.currency)
    ? currencies
    : [value.currency, ...currencies];
  return (
    <div className={styles.budget}>
      <TextField
        name="budget.amount"
        label={t('promote.budget')}
        optional
        inputMode="decimal"
        autoComplete="off"
        problem={tried && readBudget(value) === undefined ? t('edit.badAmount') : undefined}
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.target.value })}
      />
      <SelectField
        name="budget.currency"
        label={t('promote.currency')}
        options={choices.map((currency) => ({ value: currency, label: currency }))}
        value={value.currency}
        onChange={(event) => onChange({ ...value, currency: event.target.value })}
      />
    </div>
  );
}
