import type { AttachmentView } from '@leaven/shared/attachments/attachments.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../lib/toasts';
import { Button, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import styles from './Lightbox.module.css';
import { type Place, useDescribe } from './queries';

/** What a picture shows, in words; who attached it can say it better. */
export function Describe({ place, file }: { place: Place; file: AttachmentView }) {
  const { t } = useTranslation('attachments');
  const [words, setWords] = useState<string>();
  const describe = useDescribe(place);
  if (words === undefined)
    return (
      <p className={styles.words}>
        {file.alt}
        {file.abilities.describe && (
          <Button kind="quiet" size="sm" onClick={() => setWords(file.alt)}>
            {t('describe')}
          </Button>
        )}
      </p>
    );
  const submit = () =>
    describe.mutate(
      { id: file.id, alt: words },
      {
        onSuccess: () => {
          toast(t('described'));
          setWords(undefined);
        },
      },
    );
  return (
    <div className={styles.form}>
      <Form label={t('describe')} error={describe.error} onSubmit={submit}>
        <TextField
          name="alt"
          label={t('alt')}
          hint={t('altHint')}
          maxLength={300}
          autoFocus
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="row wrap">
          <SubmitButton size="sm" busy={describe.isPending}>
            {t('save')}
          </SubmitButton>
          <Button kind="quiet" size="sm" onClick={() => setWords(undefined)}>
            {t('keep')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
