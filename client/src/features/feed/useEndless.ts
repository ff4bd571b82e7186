import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** So many pages come by themselves; then the button asks, so that what is below can be reached. */
const mostByItself = 4;

/**
 * Loads the next page when the end of a list comes near.
 * @returns where the end is, and what a press of the button does
 */
export function useEndless({
  hasNextPage,
  isFetching,
  fetchNextPage,
}: {
  hasNextPage: boolean;
  isFetching: boolean;
  fetchNextPage: () => Promise<unknown>;
}): { end: RefObject<HTMLDivElement | null>; more: () => Promise<unknown> } {
  const end = useRef<HTMLDivElement>(null);
  const byItself = useRef(0);
  const onNear = useEffectEvent(() => {
    if (!hasNextPage || isFetching || byItself.current >= mostByItself) return;
    byItself.current++;
    void fetchNextPage();
  });
  // Observed anew after each page: one that does not fill the window must bring the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `isFetching` says when
  useEffect(() => {
    if (!end.current) return;
    const near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onNear(),
      { rootMargin: '0px 0px 600px' },
    );
    near.observe(end.current);
    return () => near.disconnect();
  }, [isFetching]);
  return {
    end,
    more: () => {
      byItself.current = 0;
      return fetchNextPage();
    },
  };
}
