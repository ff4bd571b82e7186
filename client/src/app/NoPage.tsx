import { IconLock, IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import type { TablerIcon } from '../ui/Icon';
import { Middle, PageTitle } from '../ui/Page';

function NoPage({ kind, icon }: { kind: 'notFound' | 'forbidden'; icon: TablerIcon }) {
  const { t } = useTranslation('app');
  return (
    <Middle>
      <PageTitle hidden>{t(`${kind}.title`)}</PageTitle>
      <EmptyState
        icon={icon}
        title={t(`${kind}.title`)}
        action={<LinkButton to="/">{t('notFound.toFeed')}</LinkButton>}
      >
        {t(`${kind}.text`)}
      </EmptyState>
    </Middle>
  );
}

export const NotFound = () => <NoPage kind="notFound" icon={IconMapQuestion} />;
export const Forbidden = () => <NoPage kind="forbidden" icon={IconLock} />;
