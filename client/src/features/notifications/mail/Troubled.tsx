import type { TroubledMail } from '@leaven/shared/notifications/mail.schemas';
import { useTranslation } from 'react-i18next';
import { formatDayTime } from '../../../lib/format';
import { problemText } from '../../../lib/problem';
import { toast } from '../../../lib/toasts';
import { Button } from '../../../ui/Button';
import { Row, Rows } from '../../../ui/Sheet';
import styles from './mail.module.css';
import { useRetryMail } from './queries';

function Line({ mail }: { mail: TroubledMail }) {
  const { t } = useTranslation('mail');
  const { mutate, isPending } = useRetryMail();
  const { id, person, tries, nextAt, answer } = mail;
  const retry = () =>
    mutate(id, {
      onSuccess: () => toast(t('troubled.retried')),
      onError: (error) => toast(t('troubled.notRetried', { problem: problemText(error) }), 'error'),
    });
  return (
    <Row>
      <div className="grow">
        <p>
          <bdi>{person?.name ?? t('troubled.gone')}</bdi>
        </p>
        <code className={styles.answer}>{answer}</code>
        <p className="sm muted">
          {nextAt
            ? t('troubled.again', { count: tries, at: formatDayTime(nextAt) })
            : t('troubled.givenUp', { count: tries })}
        </p>
      </div>
      {nextAt === null && (
        <Button size="sm" busy={isPending} onClick={retry}>
          {t('troubled.retry')}
        </Button>
      )}
    </Row>
  );
}

/** What could not be sent, with the server's own words. */
export function Troubled({ mails }: { mails: readonly TroubledMail[] }) {
  const { t } = useTranslation('mail');
  if (mails.length === 0) return <p className="muted">{t('troubled.none')}</p>;
  return (
    <Rows label={t('troubled.title')} bleed>
      {mails.map((mail) => (
        <Line key={mail.id} mail={mail} />
      ))}
    </Rows>
  );
}
