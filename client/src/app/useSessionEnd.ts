import { useEffect } from 'react';
import { useNavigate } from '../lib/router';
import { onSessionEnd } from '../lib/session';

/** Where to come back to after signing in: the page somebody was on, unless it was the first. */
function signInAddress(): string {
  const here = location.pathname + location.search;
  return here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
}

/** Leads to the sign-in page whenever the session ends, whoever ended it. */
export function useSessionEnd(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSessionEnd(() => {
        if (location.pathname !== '/sign-in') navigate(signInAddress(), { replace: true });
      }),
    [navigate],
  );
}
