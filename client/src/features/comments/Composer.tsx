import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldProblems, problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { Avatar } from '../../ui/Avatar';
import { Button, SubmitButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import styles from './Composer.module.css';

/** The length that the contract allows. */
const most = 5000;

export interface ComposerProps {
  /** What the field is called: "Your comment", "Your reply to Noor". */
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  /** Shown where there is a way out. */
  onCancel?: () => void;
  /** What the button says. */
  action: string;
  busy: boolean;
  error: unknown;
  autoFocus?: boolean;
  /** Replies and edits stand beside an avatar already. */
  withAvatar?: boolean;
}

/** A field to write a comment in; what is typed stays until it has arrived. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, value, onChange, onSubmit, onCancel, action, busy, error } = props;
  const { t } = useTranslation('comments');
  const me = useMe();
  const over = value.trim().length - most;
  const problem =
    over > 0
      ? t('tooLong', { count: over })
      : error
        ? `${fieldProblems(error).body ?? problemText(error)} ${t('textKept')}`
        : undefined;
  const submit = () => {
    if (!busy && value.trim() !== '' && over <= 0) onSubmit();
  };
  return (
    <form
      className={styles.composer}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      {props.withAvatar && <Avatar person={me} size={32} />}
      <div className="grow">
        <MarkdownEditor
          label={label}
          placeholder={placeholder}
          value={value}
          onChange={onChange}
          problem={problem}
          minRows={2}
          onSubmit={submit}
          autoFocus={props.autoFocus}
          tools={
            <>
              {onCancel && (
                <Button kind="quiet" size="sm" onClick={onCancel}>
                  {t('cancel')}
                </Button>
              )}
              <SubmitButton size="sm" busy={busy} aria-disabled={value.trim() === ''}>
                {action}
              </SubmitButton>
            </>
          }
        />
        {problem && (
          <p className={styles.problem} role="alert">
            <Icon of={IconAlertTriangle} size={16} />
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}
