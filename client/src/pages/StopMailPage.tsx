import { IconMailOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from '../features/notifications/mail/mail.module.css';
import { useStopMail } from '../features/notifications/mail/queries';
import { problemText } from '../lib/problem';
import { useParams } from '../lib/router';
import { Banner } from '../ui/Banner';
import { Button, LinkButton } from '../ui/Button';
import { PageTitle } from '../ui/Page';

/** Where a link at the foot of an email leads: nobody need be signed in to stop it. */
export default function StopMailPage() {
  const { t } = useTranslation('mail');
  const { token = '' } = useParams<{ token: string }>();
  const stop = useStopMail();
  return (
    <main className={styles.stop} id="main">
      <PageTitle>{t('stop.title')}</PageTitle>
      {stop.isSuccess ? (
        <>
          <Banner tone="green" icon={IconMailOff} role="status">
            {t('stop.done')}
          </Banner>
          <LinkButton to="/me/notifications">{t('stop.settings')}</LinkButton>
        </>
      ) : (
        <>
          <p>{t('stop.text')}</p>
          {stop.error && (
            <Banner tone="red" role="alert">
              {t('stop.failed', { problem: problemText(stop.error) })}
            </Banner>
          )}
          <Button kind="fill" busy={stop.isPending} onClick={() => stop.mutate(token)}>
            {t('stop.do')}
          </Button>
        </>
      )}
    </main>
  );
}
