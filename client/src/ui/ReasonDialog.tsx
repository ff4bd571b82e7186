import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../lib/drafts';
import { SubmitButton } from './Button';
import { Dialog, DialogFoot } from './Dialog';
import { Form } from './Form';
import { TextArea } from './fields';

interface ReasonProps {
  /** Keeps what was typed through errors and reloads. */
  draftKey: string;
  text?: ReactNode;
  label: string;
  hint?: string;
  submit: string;
  busy: boolean;
  error: unknown;
  /** Calls `done` when the server has agreed. */
  onSubmit: (reason: string, done: () => void) => void;
}

/** Asks for the reason of something, and does not go on without one. */
export const ReasonDialog = ({
  open,
  onClose,
  title,
  ...form
}: ReasonProps & { open: boolean; onClose: () => void; title: string }) => (
  <Dialog open={open} onClose={onClose} title={title}>
    <ReasonForm {...form} onClose={onClose} />
  </Dialog>
);

function ReasonForm({
  draftKey,
  text,
  label,
  hint,
  submit,
  busy,
  error,
  onSubmit,
  onClose,
}: ReasonProps & { onClose: () => void }) {
  const { t } = useTranslation('ui');
  const draft = useDraft(draftKey, '');
  const [tried, setTried] = useState(false);
  const missing = draft.value.trim() === '';
  return (
    <Form
      error={error}
      onSubmit={() => {
        setTried(true);
        if (missing) return;
        onSubmit(draft.value, () => {
          draft.clear();
          onClose();
        });
      }}
    >
      {text && <p className="muted">{text}</p>}
      <TextArea
        name="reason"
        label={label}
        hint={hint}
        problem={tried && missing ? t('field.reasonNeeded') : undefined}
        maxLength={2000}
        required
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={busy}>{submit}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
