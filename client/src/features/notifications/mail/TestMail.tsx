import type { MailTrialView } from '@leaven/shared/notifications/mail.schemas';
import { IconAlertTriangle, IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../lib/session';
import { Banner } from '../../../ui/Banner';
import { SubmitButton } from '../../../ui/Button';
import { Form } from '../../../ui/Form';
import { TextField } from '../../../ui/fields';
import { Sheet } from '../../../ui/Sheet';
import styles from './mail.module.css';
import { useTestMail } from './queries';

function Trial({ trial }: { trial: MailTrialView }) {
  const { t } = useTranslation('mail');
  const { accepted, to, answer, transcript } = trial;
  return (
    <div className={styles.trial}>
      <Banner
        tone={accepted ? 'green' : 'red'}
        icon={accepted ? IconMailCheck : IconAlertTriangle}
        role="status"
      >
        <p>{accepted ? t('test.accepted', { to }) : t('test.refused')}</p>
        <p className="sm">{t('test.answer')}</p>
        <code className={styles.answer}>{answer}</code>
      </Banner>
      {transcript.length > 0 && (
        <details>
          <summary className={styles.summary}>{t('test.transcript')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre className={styles.said} tabIndex={0} dir="ltr">
            <code>{transcript.join('\n')}</code>
          </pre>
        </details>
      )}
    </div>
  );
}

/** Sends one email to somebody and shows the server's own words. */
export function TestMail() {
  const { t } = useTranslation('mail');
  const [to, setTo] = useState(useMe().email);
  const test = useTestMail();
  return (
    <Sheet pad>
      <Form label={t('test.title')} error={test.error} onSubmit={() => test.mutate(to)}>
        <p className="muted">{t('test.text')}</p>
        <TextField
          type="email"
          name="to"
          label={t('test.to')}
          autoComplete="email"
          required
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
        <div>
          <SubmitButton busy={test.isPending}>{t('test.send')}</SubmitButton>
        </div>
        {test.data && !test.isPending && <Trial trial={test.data} />}
      </Form>
    </Sheet>
  );
}
