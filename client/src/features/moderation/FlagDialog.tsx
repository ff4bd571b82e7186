import {
  type FlagReason,
  flagReasons,
  type ThingKind,
} from '@leaven/shared/moderation/moderation.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { SelectField, TextArea } from '../../ui/fields';
import { useFlag } from './queries';

/** Tells the moderators of an idea or a comment; whoever wrote it never learns by whom. */
export default function FlagDialog({
  open,
  onClose,
  ...thing
}: {
  open: boolean;
  onClose: () => void;
  kind: ThingKind;
  targetId: string;
}) {
  const { t } = useTranslation('moderation');
  return (
    <Dialog open={open} onClose={onClose} title={t(`flag.title.${thing.kind}`)}>
      <FlagForm {...thing} onClose={onClose} />
    </Dialog>
  );
}

function FlagForm({
  kind,
  targetId,
  onClose,
}: {
  kind: ThingKind;
  targetId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('moderation');
  const [reason, setReason] = useState<FlagReason>('rude');
  const draft = useDraft(`flag:${targetId}`, '');
  const flag = useFlag();
  const submit = () =>
    flag.mutate(
      { kind, targetId, reason, note: draft.value },
      {
        onSuccess: () => {
          draft.clear();
          onClose();
          toast(t('flag.done'));
        },
      },
    );
  return (
    <Form error={flag.error} onSubmit={submit}>
      <p className="muted">{t('flag.text')}</p>
      <SelectField
        name="reason"
        label={t('flag.reason')}
        value={reason}
        onChange={(event) => {
          const next = flagReasons.find((known) => known === event.target.value);
          if (next) setReason(next);
        }}
        options={flagReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      <TextArea
        name="note"
        label={t('flag.note')}
        hint={t('flag.noteHint')}
        optional
        maxLength={500}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={flag.isPending}>{t('flag.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
