import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { expireToast, type Toast, undoToast, useToasts } from '../lib/toasts';
import { IconButton } from './Button';
import styles from './Toasts.module.css';

/**
 * One message. The burning line is also its clock: it stops under the pointer and the focus, and when
 * it has burnt down the message goes.
 */
function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.toast}>
      <span>{toast.message}</span>
      {toast.onUndo ? (
        <button type="button" className={styles.undo} onClick={() => undoToast(toast)}>
          {t('undo')}
          <span className="sr">{t('undoSeconds', { count: toast.duration / 1000 })}</span>
        </button>
      ) : (
        <IconButton
          icon={IconX}
          label={t('dialog.close')}
          className={styles.close}
          onClick={() => expireToast(toast)}
        />
      )}
      <i
        className={styles.fuse}
        style={{ animationDuration: `${toast.duration}ms` }}
        onAnimationEnd={() => expireToast(toast)}
      />
    </div>
  );
}

/** Where messages float, above the bottom bar. */
export function Toasts({ children }: { children?: ReactNode }) {
  const toasts = useToasts();
  return (
    <div className={styles.region} role="status">
      {children}
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
