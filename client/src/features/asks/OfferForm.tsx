import type { AskView } from '@leaven/shared/asks/asks.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { toast } from '../../lib/toasts';
import { Button, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import { isOpenNow, useOfferHelp } from './queries';

/** "I can help", with a sentence for who wants to say how. */
export function OfferForm({
  ask,
  said,
  onClose,
}: {
  ask: AskView;
  said: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('asks');
  const draft = useDraft(`offer:${ask.id}`, said);
  const offer = useOfferHelp(ask);
  const client = useQueryClient();
  // Answered or withdrawn while somebody writes: the form goes, and should not take the words along.
  const onGone = useEffectEvent(() => {
    const text = draft.value.trim();
    if (text && isOpenNow(client, ask) === false) toast(t('offer.overtaken', { text }));
  });
  useEffect(() => () => onGone(), []);
  const submit = () => {
    if (offer.isPending) return;
    offer.mutate(
      { text: draft.value },
      {
        onSuccess: () => {
          draft.clear();
          onClose();
          toast(t('offer.done'));
        },
      },
    );
  };
  return (
    <Form label={t('offer.label')} error={offer.error} onSubmit={submit}>
      <TextArea
        name="text"
        label={t('offer.label')}
        optional
        rows={2}
        maxLength={500}
        autoFocus
        value={draft.value}
        onChange={({ target }) => draft.set(target.value)}
      />
      <div className="row wrap">
        <SubmitButton size="sm" busy={offer.isPending}>
          {t('offer.send')}
        </SubmitButton>
        <Button kind="quiet" size="sm" onClick={onClose}>
          {t('offer.cancel')}
        </Button>
      </div>
    </Form>
  );
}
