import { lazy, Suspense } from 'react';
import { useMeLive } from '../features/auth/live';
import { useStepsShown } from '../features/demo/stepsShown';
import { useFeedLive } from '../features/feed/live';
import { loadWords } from '../lib/i18n';
import { useMe } from '../lib/session';
import styles from './Beside.module.css';

const Tour = lazy(async () => {
  const [{ Tour }] = await Promise.all([import('../features/demo/Tour'), loadWords('demo')]);
  return { default: Tour };
});

/** What goes along with every page: the live messages that may change any of them, and the demo's steps. */
export function Beside() {
  const { demo } = useMe();
  const shown = useStepsShown();
  useMeLive();
  useFeedLive();
  if (!demo || !shown) return null;
  return (
    <div className={styles.place}>
      <Suspense>
        <Tour />
      </Suspense>
    </div>
  );
}
