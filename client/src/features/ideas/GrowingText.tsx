import { IconAlertTriangle } from '@tabler/icons-react';
import { type ComponentProps, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { Icon } from '../../ui/Icon';
import { useMentions } from '../../ui/mentions/useMentions';
import styles from './GrowingText.module.css';

interface Props extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  /** For readers; the placeholder shows it to everybody else. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** How many characters it may have. What is over is counted, never cut off. */
  most: number;
  problem?: string | undefined;
  /** Colleagues and ideas can be named in it. */
  mentions?: boolean;
}

/** A bare field that grows with what is written, counts near its limit and says what is wrong. */
export function GrowingText({
  label,
  value,
  onChange,
  most,
  problem,
  mentions = false,
  className,
  ...props
}: Props) {
  const { t } = useTranslation('ideas');
  const { fieldProps, suggestions } = useMentions(value, onChange);
  const id = useId();
  const left = most - value.trim().length;
  const isOver = left < 0;
  // Where too much is a problem already, the problem counts.
  const isNear = left <= Math.max(most / 10, 20) && !(isOver && problem);
  const describedBy = [problem && `${id}-problem`, isNear && `${id}-left`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field}>
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <textarea
        rows={1}
        {...props}
        id={id}
        className={classes(styles.text, className)}
        {...(mentions ? fieldProps : { value, onChange: ({ target }) => onChange(target.value) })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      {mentions && suggestions}
      {(problem || isNear) && (
        <p className={styles.notes}>
          {problem && (
            <span className={styles.problem} id={`${id}-problem`}>
              <Icon of={IconAlertTriangle} size={16} />
              {problem}
            </span>
          )}
          {isNear && (
            <span className={classes('num end', isOver && styles.over)} id={`${id}-left`}>
              {isOver
                ? t('charactersOver', { count: -left })
                : t('charactersLeft', { count: left })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
