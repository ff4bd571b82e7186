import { newId } from '../../../lib/newId';
import { type Desk, emptyDesk, typed } from './desk';

export interface DeskStore {
  get: () => Desk;
  /** Changes what is on the desk, in every tab of this device. */
  update: (change: (desk: Desk) => Desk) => void;
  subscribe: (listener: () => void) => () => void;
  /** It is on this device: the last change will survive a reload. */
  isKept: () => boolean;
}

const stores = new Map<string, DeskStore>();

/** Where the form of earlier releases kept its one draft. */
const formerKey = (personId: string) => `leaven-draft:${personId}:idea.new`;

function takeFormer(personId: string, desk: Desk): Desk {
  try {
    const former = localStorage.getItem(formerKey(personId));
    if (!former) return desk;
    localStorage.removeItem(formerKey(personId));
    return typed(desk, JSON.parse(former).value);
  } catch {
    return desk;
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse(text: string | null): Desk | undefined {
  try {
    return text ? (JSON.parse(text) as Desk) : undefined;
  } catch {
    return undefined;
  }
}

function openStore(personId: string): DeskStore {
  const key = `leaven-desk:${personId}`;
  const listeners = new Set<() => void>();
  let text = read(key);
  let kept = text !== null;
  let desk = takeFormer(personId, parse(text) ?? emptyDesk(newId()));
  const notify = () => {
    for (const listener of listeners) listener();
  };
  /** Another tab may have written since: its change must not be lost. */
  const catchUp = () => {
    const now = read(key);
    const other = now === text || now === null ? undefined : parse(now);
    if (!other) return false;
    [text, desk] = [now, other];
    return true;
  };
  const keep = () => {
    const next = JSON.stringify(desk);
    try {
      localStorage.setItem(key, next);
      [text, kept] = [next, true];
    } catch {
      // No room, or storage is forbidden: it lives as long as the page.
      kept = false;
    }
  };
  addEventListener('storage', (event) => {
    if (event.key === key && catchUp()) notify();
  });
  return {
    get: () => desk,
    isKept: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update: (change) => {
      catchUp();
      const next = change(desk);
      if (next === desk) return;
      desk = next;
      keep();
      notify();
    },
  };
}

/** One desk a person on this device; all forms, lists and the sending share it. */
export function deskOf(personId: string): DeskStore {
  const store = stores.get(personId) ?? openStore(personId);
  stores.set(personId, store);
  return store;
}
