import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/clipboard';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { shownOf } from '../../ui/mentions/text';
import styles from './NotPosted.module.css';

/** What happened to an idea that did not arrive, what was kept and what can be done. */
export function NotPosted({
  error,
  text,
  kept,
}: {
  error: unknown;
  text: { title: string; body: string };
  /** The draft is on this device. */
  kept: boolean;
}) {
  const { t } = useTranslation('ideas');
  const copy = async () => {
    const copied = await copyText(`${text.title}\n\n${shownOf(text.body)}`.trim());
    if (copied) toast(t('textCopied'));
  };
  return (
    <div className={styles.notPosted}>
      <Banner tone="red" icon={IconAlertTriangle} role="alert">
        <b>{t('notPosted.title')}</b> {problemText(error)} {kept && t('notPosted.kept')}
        <span className={`row wrap ${styles.todo}`}>
          <Button type="submit" size="sm" icon={IconRefresh}>
            {t('notPosted.retry')}
          </Button>
          <Button size="sm" onClick={() => void copy()}>
            {t('notPosted.copy')}
          </Button>
        </span>
      </Banner>
    </div>
  );
}
