import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../lib/preload';
import { meQuery } from '../lib/session';
import { openConnection } from '../realtime/connection';
import { ErrorState } from '../ui/ErrorState';
import { Middle } from '../ui/Page';
import { PageRoutes } from './PageRoutes';
import { LiveIdeas } from './pages';
import { Shell } from './Shell';
import shell from './Shell.module.css';

/** What only signed-in people see. The answer to /api/me decides; without it nothing is shown. */
export function SignedIn() {
  const { t } = useTranslation('app');
  const me = useQuery(meQuery);
  const here = me.data !== undefined;
  useEffect(() => {
    if (here) whenIdle(() => void openConnection());
  }, [here]);

  // A refusal has already led to the sign-in page.
  if (me.data)
    return (
      <Shell me={me.data}>
        <PageRoutes me={me.data} />
        <Suspense>
          <LiveIdeas />
        </Suspense>
      </Shell>
    );
  if (!me.isError) return null;
  return (
    <main className={shell.main}>
      <Middle>
        <ErrorState
          title={t('unreachable.title')}
          error={me.error}
          kept={t('unreachable.kept')}
          onRetry={() => void me.refetch()}
        />
      </Middle>
    </main>
  );
}
