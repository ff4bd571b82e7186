import { useEffect } from 'react';
import { useNavigate } from '../lib/router';
import { onSessionEnd, type SessionEnd } from '../lib/session';

/**
 * Where to sign in, and where to come back to then: the page somebody was on, unless it was the first
 * or they have left. `ended` lets the page say what happened.
 */
function signInAddress(how: SessionEnd): string {
  const query = new URLSearchParams();
  const here = location.pathname + location.search;
  if (how !== 'asked' && here !== '/') query.set('next', here);
  if (how === 'lost') query.set('ended', '');
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}

/** Leads to the sign-in page whenever the session ends, whoever ended it. */
export function useSessionEnd(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSessionEnd((how) => {
        if (location.pathname !== '/sign-in') navigate(signInAddress(how), { replace: true });
      }),
    [navigate],
  );
}
