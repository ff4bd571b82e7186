import { IconAlertTriangle, IconPhotoPlus } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWords } from '../../lib/i18n';
import { fieldProblems, problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton, SubmitButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import styles from './Composer.module.css';
import { usePictures } from './usePictures';

const SendingRow = lazy(async () => {
  const [code] = await Promise.all([import('../attachments/SendingRow'), loadWords('attachments')]);
  return { default: code.SendingRow };
});

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
  /** The idea whose comments may show pictures; without it none are taken. */
  picturesOf?: string | undefined;
}

/** A field to write a comment in; what is typed stays until it has arrived. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, value, onChange, onSubmit, onCancel, action, busy, error } = props;
  const { t } = useTranslation('comments');
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const pictures = usePictures(props.picturesOf, form, value, onChange);
  const over = value.trim().length - most;
  const problem =
    over > 0
      ? t('tooLong', { count: over })
      : error
        ? `${fieldProblems(error).body ?? problemText(error)} ${t('textKept')}`
        : undefined;
  const submit = () => {
    if (!busy && !pictures.isBusy && value.trim() !== '' && over <= 0) onSubmit();
  };
  return (
    <form
      ref={form}
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
              {pictures.add && (
                <IconButton
                  icon={IconPhotoPlus}
                  label={t('picture.add')}
                  onClick={() => chooser.current?.click()}
                />
              )}
              {onCancel && (
                <Button kind="quiet" size="sm" onClick={onCancel}>
                  {t('cancel')}
                </Button>
              )}
              <SubmitButton
                size="sm"
                busy={busy}
                aria-disabled={value.trim() === '' || pictures.isBusy}
              >
                {action}
              </SubmitButton>
            </>
          }
        />
        {pictures.add && (
          <input
            ref={chooser}
            className="sr"
            type="file"
            multiple
            tabIndex={-1}
            aria-label={t('picture.add')}
            accept={pictures.accept}
            onChange={({ target: input }) => {
              pictures.add?.([...(input.files ?? [])]);
              // So that the same file can be chosen again.
              input.value = '';
            }}
          />
        )}
        {pictures.sendings.length > 0 && (
          <Suspense>
            <ul className={styles.sendings}>
              {pictures.sendings.map((sending) => (
                <SendingRow key={sending.id} sending={sending} />
              ))}
            </ul>
          </Suspense>
        )}
        {pictures.isOver && (
          <p className={styles.over} aria-hidden="true">
            {t('picture.drop')}
          </p>
        )}
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
