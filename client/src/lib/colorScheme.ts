import { useSyncExternalStore } from 'react';

export type ColorScheme = 'light' | 'dark';
export type ColorSchemeChoice = ColorScheme | 'system';

// The same key and attribute as in public/theme.js, which runs before the first paint.
const storageKey = 'leaven-color-scheme';
const attribute = 'data-mantine-color-scheme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function readChoice(): ColorSchemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

let choice = readChoice();

const resolved = (): ColorScheme =>
  choice === 'system' ? (system.matches ? 'dark' : 'light') : choice;

function apply(): void {
  document.documentElement.setAttribute(attribute, resolved());
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);
// Another tab of the same person follows.
addEventListener('storage', (event) => {
  if (event.key !== storageKey) return;
  choice = readChoice();
  apply();
});

/** Chooses light, dark or what the system says, on this device. */
export function setColorScheme(next: ColorSchemeChoice): void {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was chosen and what it comes to. */
export function useColorScheme(): { choice: ColorSchemeChoice; scheme: ColorScheme } {
  return {
    choice: useSyncExternalStore(subscribe, () => choice),
    scheme: useSyncExternalStore(subscribe, resolved),
  };
}
