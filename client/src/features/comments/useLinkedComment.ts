import { useEffect, useRef } from 'react';
import { useHash } from '../../lib/router';
import { goToComment } from './anchor';

const prefix = '#comment-';

/** Goes to the comment that the address names; asks for further pages until it is there. */
export function useLinkedComment(thread: {
  /** Changes when more of the thread has been loaded. */
  loaded: unknown;
  hasNextPage: boolean;
  isFetching: boolean;
  fetchNextPage: () => unknown;
}): void {
  const hash = useHash();
  const arrivedAt = useRef('');
  const { loaded, hasNextPage, isFetching, fetchNextPage } = thread;
  useEffect(() => {
    if (!loaded || !hash.startsWith(prefix) || arrivedAt.current === hash) return;
    if (goToComment(hash.slice(prefix.length))) arrivedAt.current = hash;
    else if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hash, loaded, hasNextPage, isFetching, fetchNextPage]);
}
