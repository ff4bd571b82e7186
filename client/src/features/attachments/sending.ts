import { attachEarly, attachToIdea } from '@leaven/shared/attachments/attachments.api';
import type { AttachmentView } from '@leaven/shared/attachments/attachments.schemas';
import { useSyncExternalStore } from 'react';
import { isTransient } from '../../lib/api';
import { fieldProblems, problemText } from '../../lib/problem';
import { queryClient } from '../../lib/queryClient';
import { sendFile } from '../../lib/sendFile';
import { onSessionEnd } from '../../lib/session';
import { attachmentsKey, changeList, type Place, withFile } from './queries';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  id: string;
  place: Place;
  /** Of a picture that goes into a comment: puts it there. */
  arrived?: ((file: AttachmentView) => void) | undefined;
  file: File;
  name: string;
  state: 'waiting' | 'sending' | 'failed';
  /** How much has gone out, from 0 to 1. */
  part: number;
  /** Why it did not arrive. */
  problem?: string;
  /** Trying again may help; else another file is needed. */
  canRetry?: boolean;
}

/** The line is shared with everything else the page asks for. */
const AT_ONCE = 2;
let all: readonly Sending[] = [];
const aborts = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function update(next: readonly Sending[]): void {
  all = next;
  for (const listener of listeners) listener();
}
const change = (id: string, fields: Partial<Sending>) =>
  update(all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
const drop = (id: string) => update(all.filter((one) => one.id !== id));

function send(one: Sending, signal: AbortSignal): Promise<AttachmentView> {
  const options = { key: one.id, signal, onProgress: (part: number) => change(one.id, { part }) };
  const query = { name: one.name };
  if (one.arrived)
    return sendFile(attachEarly, { query: { ...query, for: 'comment' } }, one.file, options);
  return one.place === null
    ? sendFile(attachEarly, { query }, one.file, options)
    : sendFile(attachToIdea, { params: { ideaId: one.place }, query }, one.file, options);
}

async function run(one: Sending): Promise<void> {
  const abort = new AbortController();
  aborts.set(one.id, abort);
  change(one.id, { state: 'sending', part: 0 });
  try {
    const file = await send(one, abort.signal);
    if (one.arrived) one.arrived(file);
    else {
      changeList(queryClient, one.place, (items) => withFile(items, file));
      void queryClient.invalidateQueries({ queryKey: attachmentsKey(one.place) });
    }
    drop(one.id);
  } catch (error) {
    if (!abort.signal.aborted)
      change(one.id, {
        state: 'failed',
        problem: fieldProblems(error).file ?? problemText(error),
        canRetry: isTransient(error),
      });
  } finally {
    aborts.delete(one.id);
    next();
  }
}

function next(): void {
  const free = AT_ONCE - all.filter(({ state }) => state === 'sending').length;
  for (const one of all.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free)))
    void run(one);
}

/** Pasted pictures have no name worth keeping: several would be called alike. */
const nameOf = (file: File): string => file.name || 'picture.png';

/** @param refuse says at once what need not be sent to know; undefined where it may go */
export function sendFiles(
  place: Place,
  files: readonly File[],
  refuse: (file: File, index: number) => string | undefined,
  arrived?: (file: AttachmentView) => void,
): void {
  const added = files.map((file, index): Sending => {
    const problem = refuse(file, index);
    const one = { id: crypto.randomUUID(), place, file, name: nameOf(file), part: 0, arrived };
    return problem
      ? { ...one, state: 'failed', problem, canRetry: false }
      : { ...one, state: 'waiting' };
  });
  update([...all, ...added]);
  next();
}

export function retrySending(id: string): void {
  change(id, { state: 'waiting' });
  next();
}

/** Gives up a file that is on its way, or forgets one that did not arrive. */
export function dropSending(id: string): void {
  drop(id);
  aborts.get(id)?.abort();
}

const inPlace = (place: Place) => all.filter((one) => one.place === place);

/** Gives up all that is on its way to a place that is there no more. */
export function dropSendings(place: Place): void {
  for (const { id } of inPlace(place)) dropSending(id);
}

/** Resolves when nothing is on its way to this place any more; true when all has arrived. */
export function allSent(place: Place): Promise<boolean> {
  const outcome = () => {
    const mine = inPlace(place);
    return mine.every(({ state }) => state === 'failed') ? mine.length === 0 : undefined;
  };
  return new Promise((resolve) => {
    const look = () => {
      const done = outcome();
      if (done === undefined) return;
      listeners.delete(look);
      resolve(done);
    };
    listeners.add(look);
    look();
  });
}

export function useSendings(place: Place): Sending[] {
  const sendings = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
  return sendings.filter((one) => one.place === place);
}

// The next person at this screen is not to see, let alone send, what this one chose.
onSessionEnd(() => {
  for (const abort of aborts.values()) abort.abort();
  update([]);
});
