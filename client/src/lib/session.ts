import { getMe } from '@leaven/shared/auth/auth.api';
import type { MeView } from '@leaven/shared/auth/auth.schemas';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, handleSessionEnd } from './api';
import { queryClient } from './queryClient';

/** Who is signed in; the one query that decides whether there is a session at all. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(getMe, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The person asked for it, it was taken from them, or there was none in the first place. */
export type SessionEnd = 'asked' | 'lost' | 'none';

type Listener = (how: SessionEnd) => void;
const listeners = new Set<Listener>();

/** Calls back when the session ends, whoever ended it. Returns how to stop. */
export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets everything that the server told this person. Drafts stay: they are the person's own. */
export function endSession(how: SessionEnd = 'asked'): void {
  // Without a session there is nothing to forget, but the sign-in page may be asking already.
  if (how !== 'none') queryClient.clear();
  for (const listener of listeners) listener(how);
}

handleSessionEnd(() => endSession(queryClient.getQueryData(meQuery.queryKey) ? 'lost' : 'none'));

/** After signing in: the answer already says who it is. */
export function beginSession(me: MeView): void {
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, me);
}

/** The signed-in person. Only for what is shown behind the session gate. */
export function useMe(): MeView {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe needs a session');
  return data;
}
