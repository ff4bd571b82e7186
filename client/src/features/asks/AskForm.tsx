import { type AskKind, askKinds } from '@leaven/shared/askKinds';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { Button, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { SelectField, TextField } from '../../ui/fields';
import { Sheet } from '../../ui/Sheet';

interface AskText {
  kind: AskKind;
  text: string;
}

const nothingAsked: AskText = { kind: 'data', text: '' };

/** What is needed and for what; kept on this device until it has arrived. */
export function AskForm({
  draftName,
  initial = nothingAsked,
  label,
  action,
  save,
  onClose,
}: {
  draftName: string;
  initial?: AskText;
  label: string;
  action: string;
  save: {
    mutate: (body: AskText, then: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
  };
  onClose: () => void;
}) {
  const { t } = useTranslation('asks');
  const [start] = useState(initial);
  const draft = useDraft(draftName, start);
  const [tried, setTried] = useState(false);
  const { kind, text } = draft.value;
  const tooShort = text.trim().length < 3;
  const close = () => {
    draft.clear();
    onClose();
  };
  const submit = () => {
    setTried(true);
    if (!tooShort && !save.isPending) save.mutate({ kind, text }, { onSuccess: close });
  };
  return (
    <Sheet pad>
      <Form label={label} error={save.error} onSubmit={submit}>
        <SelectField
          name="kind"
          label={t('form.kind')}
          value={kind}
          options={askKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={({ target }) =>
            draft.set({ text, kind: askKinds.find((one) => one === target.value) ?? kind })
          }
        />
        <TextField
          name="text"
          label={t('form.text')}
          problem={tried && tooShort ? t('form.short') : undefined}
          maxLength={200}
          value={text}
          onChange={({ target }) => draft.set({ kind, text: target.value })}
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
