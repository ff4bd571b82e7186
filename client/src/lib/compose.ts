import { useEffect, useEffectEvent } from 'react';

let wanted = false;
const listeners = new Set<() => void>();

/** Somebody wants to write an idea; the capture box takes the focus now or as soon as it is there. */
export function requestCompose(): void {
  wanted = listeners.size === 0;
  for (const listener of listeners) listener();
}

/** For the capture box: `open` is called for each request, also for one made just before it appeared. */
export function useComposeRequest(open: () => void): void {
  const onRequest = useEffectEvent(open);
  useEffect(() => {
    const listener = () => onRequest();
    listeners.add(listener);
    if (wanted) listener();
    wanted = false;
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
