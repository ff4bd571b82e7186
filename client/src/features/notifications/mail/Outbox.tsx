import type { KeptMail } from '@leaven/shared/notifications/mail.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row, Rows } from '../../../ui/Sheet';
import { Time } from '../../../ui/Time';
import styles from './mail.module.css';

function Kept({ mail: { to, subject, at, html } }: { mail: KeptMail }) {
  const { t } = useTranslation('mail');
  const [shown, setShown] = useState(false);
  return (
    <Row>
      <details className="grow" onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
        <summary className={styles.summary}>
          <bdi>{subject}</bdi>
          <span className="sm muted">
            <bdi>{to}</bdi> · <Time at={at} />
          </span>
        </summary>
        {shown && (
          <iframe
            className={styles.letter}
            title={t('outbox.message', { to, subject })}
            // Nothing in it runs, and its links open elsewhere.
            sandbox="allow-popups"
            srcDoc={html.replace('<head>', '<head><base target="_blank">')}
          />
        )}
      </details>
    </Row>
  );
}

/** What would have gone out, were there a mail server. */
export function Outbox({ mails }: { mails: readonly KeptMail[] }) {
  const { t } = useTranslation('mail');
  if (mails.length === 0) return <p className="muted">{t('outbox.empty')}</p>;
  return (
    <Rows label={t('outbox.title')} bleed>
      {mails.map((mail) => (
        <Kept key={mail.id} mail={mail} />
      ))}
    </Rows>
  );
}
