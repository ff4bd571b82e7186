import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/Banner';
import { SubmitButton } from '../../ui/Button';
import { DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';

/** What the dialogs of the decision bar are given. */
export interface DecisionDialogProps {
  idea: IdeaView;
  open: boolean;
  onClose: () => void;
  /** With the idea as it is now. */
  onDecided: (now: IdeaView) => void;
}

/**
 * The form in a decision's dialog. When somebody else decided first it says what the idea is now, and
 * the words stay where they are.
 */
export function DecisionForm({
  idea,
  possible,
  error,
  busy,
  submit,
  onSubmit,
  onCancel,
  children,
}: {
  idea: IdeaView;
  /** This decision can still be taken. */
  possible: boolean;
  error: unknown;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation(['projects', 'ui']);
  return (
    <Form error={possible ? error : undefined} onSubmit={() => possible && onSubmit()}>
      {!possible && (
        <Banner icon={IconAlertTriangle} role="alert">
          {idea.deletedAt
            ? t('meanwhile.gone')
            : t('meanwhile.decided', { stage: t(`ui:stage.${idea.stage}`) })}
        </Banner>
      )}
      {children}
      <DialogFoot onCancel={onCancel}>
        <SubmitButton busy={busy} disabled={!possible}>
          {submit}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
