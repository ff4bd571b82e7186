import { type TrialView, trialAnswers } from '@leaven/shared/trials/trials.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { SelectField, TextArea } from '../../ui/fields';
import { useAnswerTrial } from './queries';

interface AnswerProps<T> {
  /** Open while there is one. */
  trial: T;
  onClose: () => void;
}

/** What happens with something that somebody tried on their own, and why. */
export function AnswerDialog({ trial, onClose }: AnswerProps<TrialView | null>) {
  const { t } = useTranslation('trials');
  const title = t('answer.title', { name: trial?.person.name ?? '' });
  return (
    <Dialog open={trial !== null} onClose={onClose} title={title}>
      {trial && <AnswerForm trial={trial} onClose={onClose} />}
    </Dialog>
  );
}

function AnswerForm({ trial, onClose }: AnswerProps<TrialView>) {
  const { t } = useTranslation('trials');
  const [start] = useState({
    answer: trial.answer?.answer ?? ('support' as const),
    text: trial.answer?.text ?? '',
  });
  const draft = useDraft(`trial.answer:${trial.id}`, start);
  const save = useAnswerTrial(trial);
  const [tried, setTried] = useState(false);
  const { answer, text } = draft.value;
  const tooShort = text.trim().length < 3;
  const submit = () => {
    setTried(true);
    if (tooShort || save.isPending) return;
    save.mutate(
      { answer, text },
      {
        onSuccess: () => {
          draft.clear();
          onClose();
        },
      },
    );
  };
  return (
    <Form error={save.error} onSubmit={submit}>
      <SelectField
        name="answer"
        label={t('answer.which')}
        value={answer}
        options={trialAnswers.map((value) => ({
          value,
          label: t(`answer.says.${value}`),
        }))}
        onChange={({ target }) =>
          draft.set({ text, answer: trialAnswers.find((one) => one === target.value) ?? answer })
        }
      />
      <TextArea
        name="text"
        label={t('answer.text')}
        hint={t('answer.textHint')}
        problem={tried && tooShort ? t('answer.short') : undefined}
        maxLength={500}
        required
        value={text}
        onChange={({ target }) => draft.set({ answer, text: target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={save.isPending}>{t('answer.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
