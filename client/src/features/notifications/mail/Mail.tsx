import type { MailView } from '@leaven/shared/notifications/mail.schemas';
import { IconAlertTriangle, IconMail, IconMailbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import { Banner } from '../../../ui/Banner';
import { ErrorState } from '../../../ui/ErrorState';
import { Facts, Section } from '../../../ui/Page';
import { Sheet } from '../../../ui/Sheet';
import { RowsSkeleton } from '../../../ui/Skeleton';
import { Outbox } from './Outbox';
import { useMail } from './queries';
import { TestMail } from './TestMail';
import { Troubled } from './Troubled';

const looks = {
  smtp: { tone: 'green', icon: IconMail },
  outbox: { tone: 'crust', icon: IconMailbox },
  none: { tone: 'red', icon: IconAlertTriangle },
} as const;

function HowItLeaves({ mail }: { mail: MailView }) {
  const { t } = useTranslation('mail');
  const facts = [
    { label: t('facts.from'), value: <bdi>{mail.from}</bdi> },
    { label: t('facts.links'), value: <bdi>{mail.publicUrl}</bdi> },
    { label: t('facts.answers'), value: <bdi>{mail.answersTo ?? t('facts.noAnswers')}</bdi> },
    { label: t('facts.waiting'), value: formatNumber(mail.waiting) },
    { label: t('facts.sent'), value: formatNumber(mail.sentToday) },
  ];
  return (
    <div className="stack">
      <Banner {...looks[mail.way]}>{t(`way.${mail.way}`, { server: mail.server })}</Banner>
      <Sheet pad data-not-words>
        <Facts items={facts} />
      </Sheet>
    </div>
  );
}

/** How email leaves, whether it arrives, and what did not. */
export function Mail() {
  const { t } = useTranslation('mail');
  const { data: mail, error, refetch } = useMail();
  if (!mail)
    return error ? (
      <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} />
    ) : (
      <RowsSkeleton rows={4} />
    );
  return (
    <>
      <HowItLeaves mail={mail} />
      {mail.way === 'smtp' && (
        <Section title={t('test.title')}>
          <TestMail />
        </Section>
      )}
      {mail.way === 'outbox' ? (
        <Section title={t('outbox.title')}>
          <Outbox mails={mail.outbox} />
        </Section>
      ) : (
        <Section title={t('troubled.title')}>
          <Troubled mails={mail.troubled} />
        </Section>
      )}
    </>
  );
}
