import type { MeView } from '@leaven/shared/auth/auth.schemas';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestCompose } from '../lib/compose';
import { useNavigate, usePath } from '../lib/router';
import { useShortcuts } from '../lib/shortcuts';
import { Beside } from '../pages/Beside';
import { BottomBar } from './BottomBar';
import { ConnectionNotice } from './ConnectionNotice';
import { useNavigation } from './navigation';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

const ShortcutsDialog = lazy(() => import('./ShortcutsDialog'));

/** The list of keys is loaded when it is first asked for, and stays, so that the focus can go back. */
type Listing = 'never' | 'shown' | 'closed';

/** What stands round every page: the bars on a phone, the rail from 768 px. */
export function Shell({ me, children }: { me: MeView; children: ReactNode }) {
  const { t } = useTranslation('app');
  const path = usePath();
  const navigate = useNavigate();
  const items = useNavigation(me);
  const [listing, setListing] = useState<Listing>('never');

  const compose = () => {
    if (path !== '/') navigate('/');
    requestCompose();
  };
  useShortcuts([
    { keys: 'c', label: t('shortcuts.post'), run: compose },
    { keys: '?', label: t('shortcuts.list'), run: () => setListing('shown') },
  ]);

  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.app}>
        <Rail me={me} items={items} path={path} onCompose={compose} />
        <TopBar />
        <main className={styles.main} id="main" tabIndex={-1}>
          <div className={styles.page}>
            <Beside />
            {children}
          </div>
        </main>
        <BottomBar items={items} path={path} onCompose={() => navigate('/post')} />
      </div>
      <ConnectionNotice />
      {listing !== 'never' && (
        <Suspense>
          <ShortcutsDialog open={listing === 'shown'} onClose={() => setListing('closed')} />
        </Suspense>
      )}
    </>
  );
}
