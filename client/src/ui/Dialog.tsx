import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { Button, IconButton } from './Button';
import styles from './Dialog.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  wide?: boolean;
  children: ReactNode;
}

/**
 * A question that the page must wait for, on the browser's own modal dialog: it holds the focus, closes
 * on Escape and gives the focus back. Its content lives while it is open.
 */
export function Dialog({ open, onClose, title, wide, children }: DialogProps) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!open) return dialog.current?.close();
    dialog.current?.showModal();
    // The browser takes the first control, which only closes; people come to fill in.
    dialog.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, wide && styles.wide)}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <>
          <div className={styles.head}>
            <h2 className="h2" id={titleId}>
              {title}
            </h2>
            <IconButton icon={IconX} label={t('dialog.close')} onClick={onClose} />
          </div>
          <div className={styles.body}>{children}</div>
        </>
      )}
    </dialog>
  );
}

/** The buttons at the end of a dialog: the way out, and last the one that acts. */
export function DialogFoot({ onCancel, children }: { onCancel?: () => void; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.foot}>
      {onCancel && (
        <Button kind="quiet" onClick={onCancel}>
          {t('dialog.cancel')}
        </Button>
      )}
      {children}
    </div>
  );
}
