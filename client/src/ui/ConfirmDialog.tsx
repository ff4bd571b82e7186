import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Dialog, DialogFoot } from './Dialog';

/** For what cannot be undone; everything else is done at once and offers an undo instead. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  confirm,
  destroys,
  busy,
  children,
}: {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What the button does, as a verb. */
  confirm: string;
  destroys?: boolean;
  busy?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {children}
      <DialogFoot>
        <Button kind="quiet" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button kind={destroys ? 'stop' : 'fill'} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
