import { lazy, Suspense } from 'react';
import { useMeLive } from '../features/auth/live';
import { useStepsShown } from '../features/demo/stepsShown';
import { loadWords } from '../lib/i18n';
import { useMe } from '../lib/session';
import styles from './Beside.module.css';

const Tour = lazy(async () => {
  const [{ Tour }] = await Promise.all([import('../features/demo/Tour'), loadWords('demo')]);
  return { default: Tour };
});

/** What goes along with every page: the person's own news, and the demo's steps. Ideas have `LiveIdeas`. */
export function Beside() {
  const { demo } = useMe();
  const shown = useStepsShown();
  useMeLive();
  if (!demo || !shown) return null;
  return (
    <div className={styles.place}>
      <Suspense>
        <Tour />
      </Suspense>
    </div>
  );
}
