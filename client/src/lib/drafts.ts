import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useMe } from './session';

const prefix = 'leaven-draft:';
/** More than anybody has open at once; the oldest go first. */
const mostDrafts = 40;
const mostCharacters = 200_000;

interface Stored<T> {
  value: T;
  at: number;
}

function read<T>(name: string): Stored<T> | undefined {
  try {
    const text = localStorage.getItem(name);
    return text ? (JSON.parse(text) as Stored<T>) : undefined;
  } catch {
    return undefined;
  }
}

/** Drops the oldest drafts, whoever wrote them on this device, until at most `most` are left. */
function prune(most: number): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const byAge = names.sort((a, b) => (read(a)?.at ?? 0) - (read(b)?.at ?? 0));
  for (const name of byAge.slice(0, Math.max(0, byAge.length - most)))
    localStorage.removeItem(name);
}

/** Whether it is kept: the device may have no room, or forbid storage. */
function write<T>(name: string, value: T): boolean {
  const text = JSON.stringify({ value, at: Date.now() } satisfies Stored<T>);
  if (text.length > mostCharacters) return false;
  try {
    localStorage.setItem(name, text);
    prune(mostDrafts);
    return true;
  } catch {
    try {
      prune(mostDrafts / 2);
      localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept then.
  }
}

const laid = new EventTarget();
const nameOf = (personId: string, form: string) => `${prefix}${personId}:${form}`;

/**
 * Puts text into a form that may be on another page: it stands there when that opens, or at once.
 * @param change gets what stands there now; undefined empties the form
 */
export function layDraft<T>(
  personId: string,
  form: string,
  change: (there: T | undefined) => T | undefined,
): void {
  const name = nameOf(personId, form);
  const value = change(read<T>(name)?.value);
  if (value === undefined) remove(name);
  else write(name, value);
  laid.dispatchEvent(new Event(name));
}

export interface Draft<T> {
  value: T;
  set: (next: T) => void;
  /** Forget it: what was typed has arrived. */
  clear: () => void;
  /** It is on this device now, and will be after a reload. */
  kept: boolean;
}

/**
 * What a person types into one form, kept on this device at every stroke, so that it survives a reload,
 * a closed tab and a failed request.
 * @param form names the form, with the thing it is about: `idea.new`, `comment:<ideaId>:<parentId>`
 */
export function useDraft<T>(form: string, initial: T): Draft<T> {
  const name = nameOf(useMe().id, form);
  const load = () => {
    const stored = read<T>(name);
    return { name, value: stored ? stored.value : initial, kept: stored !== undefined };
  };
  const [loaded, setState] = useState(load);
  // Another form in the same place (a reply to another comment) has its own draft.
  const state = loaded.name === name ? loaded : load();
  if (state !== loaded) setState(state);

  const reload = useEffectEvent(() => setState(load()));
  useEffect(() => {
    const listener = () => reload();
    laid.addEventListener(name, listener);
    return () => laid.removeEventListener(name, listener);
  }, [name]);

  const set = useCallback(
    (value: T) => setState({ name, value, kept: write(name, value) }),
    [name],
  );
  const clear = useCallback(() => {
    remove(name);
    setState({ name, value: initial, kept: false });
  }, [name, initial]);
  return { value: state.value, set, clear, kept: state.kept };
}
