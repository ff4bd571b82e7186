import { type AskKind, askKinds } from '@leaven/shared/askKinds';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/fields';
import { type Saving, TellForm, type TellProps } from '../../ui/TellForm';

interface AskText {
  kind: AskKind;
  text: string;
}

const nothingAsked: AskText = { kind: 'data', text: '' };

/** What is needed and for what. */
export function AskForm({
  initial = nothingAsked,
  ...form
}: TellProps<AskText> & { save: Saving<AskText> }) {
  const { t } = useTranslation('asks');
  return (
    <TellForm {...form} initial={initial} cancel={t('form.cancel')}>
      {({ kind, text }, set, isShort) => (
        <>
          <SelectField
            name="kind"
            label={t('form.kind')}
            value={kind}
            options={askKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={({ target }) =>
              set({ kind: askKinds.find((one) => one === target.value) ?? kind })
            }
          />
          <TextField
            name="text"
            label={t('form.text')}
            problem={isShort ? t('form.short') : undefined}
            maxLength={200}
            value={text}
            onChange={({ target }) => set({ text: target.value })}
          />
        </>
      )}
    </TellForm>
  );
}
