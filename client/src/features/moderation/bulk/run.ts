import { changeIdeas } from '@leaven/shared/moderation/bulk.api';
import { useSyncExternalStore } from 'react';
import { call, isTransient } from '../../../lib/api';
import { queryClient } from '../../../lib/queryClient';
import { useMe } from '../../../lib/session';
import { ideaKeys } from '../../ideas/cache';
import { untilAnswered } from '../../votes/delivery';
import { createRunner, type Run } from './runner';

const storageKey = 'leaven-bulk';
const listeners = new Set<() => void>();

/** What a reload cut off can go on: it is kept with the tab. */
function readKept(): Run | undefined {
  try {
    const run: Run | undefined =
      JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') ?? undefined;
    return run && run.state !== 'ended' ? { ...run, state: 'paused' } : run;
  } catch {
    return undefined;
  }
}

function keep(run: Run | undefined): void {
  try {
    if (run) sessionStorage.setItem(storageKey, JSON.stringify({ ...run, problem: undefined }));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Without storage it lasts as long as the page.
  }
}

/** Lists and pages show what became of the ideas. */
function refresh({ ideas }: Run): void {
  void queryClient.invalidateQueries({ queryKey: ideaKeys.reviews });
  for (const { id } of ideas) void queryClient.invalidateQueries({ queryKey: ideaKeys.detail(id) });
}

export const bulk = createRunner(
  {
    send: async (ideaIds, change) => {
      const ask = () => call(changeIdeas, { body: { ...change, ideaIds } });
      return (await untilAnswered(ask)).results;
    },
    mayPass: isTransient,
    show(run) {
      keep(run);
      if (run?.state === 'ended' || run?.state === 'paused') refresh(run);
      for (const listener of listeners) listener();
    },
  },
  readKept(),
);

addEventListener('beforeunload', (event) => {
  if (bulk.current()?.state === 'running') event.preventDefault();
});

/** What is being done to many ideas at this moment, or what came of it; undefined: nothing. */
export function useBulkRun(): Run | undefined {
  const me = useMe();
  const run = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, bulk.current);
  return run?.personId === me.id ? run : undefined;
}
