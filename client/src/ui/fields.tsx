import { IconAlertTriangle, IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { useFieldProblem } from './Form';
import styles from './fields.module.css';
import { Icon } from './Icon';

interface FieldProps {
  /** As the request names it, so that the server's refusal finds its field. */
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  /** What is wrong, when the page itself knows; else what the server said. */
  problem?: string | undefined;
}

/** What an input must carry to belong to its label, hint and problem. */
export interface Wiring {
  id: string;
  name: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label above, hint and problem below, wired to whatever input stands between. */
export function Field({
  name,
  label,
  hint,
  optional,
  problem,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { t } = useTranslation('ui');
  const id = useId();
  const refused = useFieldProblem(name);
  const wrong = problem ?? refused;
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label} {optional && <span className={styles.optional}>{t('field.optional')}</span>}
      </label>
      {children({
        id,
        name,
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className={styles.problem} id={`${id}-problem`}>
          <Icon of={IconAlertTriangle} size={16} />
          {wrong}
        </p>
      )}
    </div>
  );
}

/** Parts the field's own props from those of the input in it. */
function part<Props extends FieldProps>({ name, label, hint, optional, problem, ...input }: Props) {
  return { field: { name, label, hint, optional, problem }, input };
}

export function TextField(props: FieldProps & ComponentProps<'input'>) {
  const { field, input } = part(props);
  return (
    <Field {...field}>
      {(wiring) => <input type="text" {...input} {...wiring} className={styles.input} />}
    </Field>
  );
}

/** Grows with what is written. */
export function TextArea(props: FieldProps & ComponentProps<'textarea'>) {
  const { field, input } = part(props);
  return (
    <Field {...field}>
      {(wiring) => <textarea rows={3} {...input} {...wiring} className={styles.input} />}
    </Field>
  );
}

export function SelectField({
  options,
  ...props
}: FieldProps &
  ComponentProps<'select'> & { options: readonly { value: string; label: string }[] }) {
  const { field, input } = part(props);
  return (
    <Field {...field}>
      {(wiring) => (
        <select {...input} {...wiring} className={styles.input}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Can be looked at: most wrong passwords are typing mistakes. */
export function PasswordField(props: FieldProps & ComponentProps<'input'>) {
  const { t } = useTranslation('ui');
  const { field, input } = part(props);
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      {(wiring) => (
        <span className={styles.passwordRow}>
          <input
            autoComplete="current-password"
            {...input}
            {...wiring}
            type={shown ? 'text' : 'password'}
            className={styles.input}
          />
          <IconButton
            icon={shown ? IconEyeOff : IconEye}
            label={t('field.showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </Field>
  );
}

export const CheckField = ({
  label,
  ...input
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) => (
  <label className={styles.check}>
    <input {...input} type="checkbox" />
    <span>{label}</span>
  </label>
);
