import { useCallback, useSyncExternalStore } from 'react';
import { useLocation, useSearchParams } from 'wouter';

export { Link, Route, Switch, useParams, useSearchParams } from 'wouter';

/** The path of the page, without its query. */
export const usePath = (): string => useLocation()[0];

/** Goes to another page: `navigate('/projects', { replace: true })`. */
export const useNavigate = () => useLocation()[1];

const addressEvents = ['hashchange', 'popstate', 'pushState', 'replaceState'];

function onAddressChange(listener: () => void): () => void {
  for (const event of addressEvents) addEventListener(event, listener);
  return () => {
    for (const event of addressEvents) removeEventListener(event, listener);
  };
}

/** The part of the address behind `#`, with it: `#thread`; empty without one. */
export const useHash = (): string => useSyncExternalStore(onAddressChange, () => location.hash);

/** One value in the page's query, such as a filter. Setting it does not make a step in the history. */
export function useQueryState(
  name: string,
): [value: string | undefined, set: (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [name, setParams],
  );
  return [params.get(name) ?? undefined, set];
}
