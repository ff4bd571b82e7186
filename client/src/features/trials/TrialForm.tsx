import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../../ui/fields';
import { type Saving, TellForm, type TellProps } from '../../ui/TellForm';

interface TrialText {
  text: string;
  link: string;
}

const nothingTold: TrialText = { text: '', link: '' };

/** What was tried, with a link for who has one. */
export function TrialForm({
  initial = nothingTold,
  save,
  ...form
}: TellProps<TrialText> & { save: Saving<{ text: string; link: string | null }> }) {
  const { t } = useTranslation('trials');
  const saveTold: Saving<TrialText> = {
    ...save,
    mutate: ({ text, link }, then) => save.mutate({ text, link: link.trim() || null }, then),
  };
  return (
    <TellForm {...form} initial={initial} cancel={t('form.cancel')} save={saveTold}>
      {({ text, link }, set, isShort) => (
        <>
          <TextArea
            name="text"
            label={t('form.text')}
            problem={isShort ? t('form.short') : undefined}
            maxLength={2000}
            autoFocus
            value={text}
            onChange={({ target }) => set({ text: target.value })}
          />
          <TextField
            name="link"
            label={t('form.link')}
            hint={t('form.linkHint')}
            optional
            inputMode="url"
            maxLength={500}
            value={link}
            onChange={({ target }) => set({ link: target.value })}
          />
        </>
      )}
    </TellForm>
  );
}
