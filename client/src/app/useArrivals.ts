import { useEffect, useRef } from 'react';
import { markArrival } from '../lib/arrival';
import { usePath } from '../lib/router';

/** On the way back the browser restores the place on the page; a new page starts at its top. */
let goingBack = false;
addEventListener('popstate', () => {
  goingBack = true;
});

/** Lets the next page's title take the focus after a change of page; the first page is left alone. */
export function useArrivals(): void {
  const path = usePath();
  const before = useRef(path);
  if (before.current !== path) {
    before.current = path;
    markArrival();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each path
  useEffect(() => {
    if (!goingBack && !location.hash) scrollTo(0, 0);
    goingBack = false;
  }, [path]);
}
