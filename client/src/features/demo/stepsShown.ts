import { useSyncExternalStore } from 'react';

const storageKey = 'leaven-demo-steps';
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'hidden';
  } catch {
    return true;
  }
}

let shown = read();

/** The demo's first steps, shown until somebody hides them on this device. */
export function showSteps(next: boolean): void {
  shown = next;
  try {
    if (next) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'hidden');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useStepsShown = (): boolean => useSyncExternalStore(subscribe, () => shown);
