import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As in `KeyboardEvent.key`: `j`, `/`, `?`. */
  keys: string;
  /** What it does, for the list behind `?`. */
  label: string;
  run: () => void;
}

type Provider = { current: readonly Shortcut[] };

const storageKey = 'leaven-shortcuts';
let providers: readonly Provider[] = [];
const listeners = new Set<() => void>();

function readEnabled(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

let enabled = readEnabled();

/** Single letters get in the way of some people's tools; they can be turned off, on this device. */
export function setShortcutsEnabled(next: boolean): void {
  enabled = next;
  try {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => enabled,
  );
}

/** What can be pressed at this moment; what the page itself registered comes last. */
export const listShortcuts = (): readonly Shortcut[] => providers.flatMap((p) => p.current);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"]), textarea, select, [role="combobox"]'));

addEventListener('keydown', (event) => {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (!enabled || held || event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  // The latest wins: a page stands over the shell.
  const shortcut = listShortcuts().findLast((s) => s.keys === event.key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
});

/** Registers keys while the component is shown. Ignored while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const provider = useRef(shortcuts);
  useEffect(() => {
    provider.current = shortcuts;
  });
  useEffect(() => {
    providers = [...providers, provider];
    return () => {
      providers = providers.filter((p) => p !== provider);
    };
  }, []);
}
