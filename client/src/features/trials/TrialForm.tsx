import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { Button, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextArea, TextField } from '../../ui/fields';
import { Sheet } from '../../ui/Sheet';

interface TrialText {
  text: string;
  link: string;
}

const nothingTold: TrialText = { text: '', link: '' };

/** What was tried, with a link for who has one; kept on this device until it has arrived. */
export function TrialForm({
  draftName,
  initial = nothingTold,
  label,
  action,
  save,
  onClose,
}: {
  draftName: string;
  initial?: TrialText;
  label: string;
  action: string;
  save: {
    mutate: (body: { text: string; link: string | null }, then: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
  };
  onClose: () => void;
}) {
  const { t } = useTranslation('trials');
  const [start] = useState(initial);
  const draft = useDraft(draftName, start);
  const [tried, setTried] = useState(false);
  const { text, link } = draft.value;
  const tooShort = text.trim().length < 3;
  const close = () => {
    draft.clear();
    onClose();
  };
  const submit = () => {
    setTried(true);
    if (tooShort || save.isPending) return;
    save.mutate({ text, link: link.trim() || null }, { onSuccess: close });
  };
  return (
    <Sheet pad>
      <Form label={label} error={save.error} onSubmit={submit}>
        <TextArea
          name="text"
          label={t('form.text')}
          problem={tried && tooShort ? t('form.short') : undefined}
          maxLength={2000}
          autoFocus
          value={text}
          onChange={({ target }) => draft.set({ link, text: target.value })}
        />
        <TextField
          name="link"
          label={t('form.link')}
          hint={t('form.linkHint')}
          optional
          inputMode="url"
          maxLength={500}
          value={link}
          onChange={({ target }) => draft.set({ text, link: target.value })}
        />
        <div className="row wrap">
          <SubmitButton size="sm" busy={save.isPending}>
            {action}
          </SubmitButton>
          <Button kind="quiet" size="sm" onClick={close}>
            {t('form.cancel')}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
