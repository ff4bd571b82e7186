import { useEffect, useEffectEvent, useRef } from 'react';
import { useHash } from '../../lib/router';
import { commentIn, goToComment } from './anchor';

/**
 * Goes to the comment that the address names, once for each time it is named.
 * @param loaded changes when more of the thread has been loaded
 * @param go brings a comment onto the page that is not there
 */
export function useLinkedComment(loaded: unknown, go: (commentId: string) => void): void {
  const hash = useHash();
  const askedFor = useRef('');
  const arrivedAt = useRef('');
  const bring = useEffectEvent(go);
  useEffect(() => {
    const linked = commentIn(hash);
    if (!loaded || linked === undefined || arrivedAt.current === hash) return;
    if (goToComment(linked)) arrivedAt.current = hash;
    else if (askedFor.current !== hash) {
      askedFor.current = hash;
      bring(linked);
    }
  }, [hash, loaded]);
}
