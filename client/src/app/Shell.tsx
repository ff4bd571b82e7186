import type { MeView } from '@leaven/shared/auth/auth.schemas';
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestCompose } from '../lib/compose';
import { useNavigate, usePath } from '../lib/router';
import { useShortcuts } from '../lib/shortcuts';
import { Beside } from '../pages/Beside';
import { BottomBar } from './BottomBar';
import { ConnectionNotice } from './ConnectionNotice';
import { useNavigation } from './navigation';
import { Palette } from './pages';
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
  const search = () => {
    const box = document.querySelector<HTMLInputElement>('#search-box');
    if (box) box.focus();
    else navigate('/search');
  };
  const [palette, setPalette] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
      return;
    event.preventDefault();
    // A question that is open comes first.
    if (!document.querySelector('dialog[open]')) setPalette(true);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  useShortcuts([
    { keys: '/', label: t('shortcuts.search'), run: search },
    { keys: 'c', label: t('shortcuts.post'), run: compose },
    { keys: '?', label: t('shortcuts.list'), run: () => setListing('shown') },
  ]);

  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.app}>
        <Rail
          me={me}
          items={items}
          path={path}
          onCompose={compose}
          onPalette={() => setPalette(true)}
        />
        <TopBar onPalette={() => setPalette(true)} />
        <main className={styles.main} id="main" tabIndex={-1}>
          <div className={styles.page}>
            <Beside />
            {children}
          </div>
        </main>
        <BottomBar items={items} path={path} onCompose={() => navigate('/post')} />
      </div>
      <ConnectionNotice />
      {palette && (
        <Suspense>
          <Palette
            pages={items.map(({ to, label, icon }) => ({ to, label, icon }))}
            onPost={compose}
            onClose={() => setPalette(false)}
          />
        </Suspense>
      )}
      {listing !== 'never' && (
        <Suspense>
          <ShortcutsDialog open={listing === 'shown'} onClose={() => setListing('closed')} />
        </Suspense>
      )}
    </>
  );
}
