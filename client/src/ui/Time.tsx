import { useSyncExternalStore } from 'react';
import { formatAge, formatDay, formatDayTime, formatShortDay } from '../lib/format';

const minute = 60_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all ages on the page. */
function everyMinute(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const l of listeners) l();
  }, minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** This moment, to the minute, for what changes by itself as time goes. */
export const useNow = (): number => useSyncExternalStore(everyMinute, () => now);

const formats = { day: formatDay, shortDay: formatShortDay, dayTime: formatDayTime };

/** A moment, as its age or its day; the title has it to the minute. */
export function Time({
  at,
  as = 'age',
}: {
  /** UTC ISO 8601. */
  at: string;
  as?: 'age' | keyof typeof formats;
}) {
  const current = useNow();
  return (
    <time dateTime={at} title={formatDayTime(at)} dir="auto">
      {as === 'age' ? formatAge(at, Math.max(current, Date.parse(at))) : formats[as](at)}
    </time>
  );
}
