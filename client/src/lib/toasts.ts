import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  message: string;
  tone: 'plain' | 'error';
  /** Milliseconds on screen, not counting the time under the pointer or the focus. */
  duration: number;
  onUndo?: () => void;
  onExpire?: () => void;
}

const undoTime = 8000;
const most = 3;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function update(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>): void {
  const all = [...toasts, { ...toast, id: nextId++ }];
  for (const old of all.slice(0, -most)) old.onExpire?.();
  update(all.slice(-most));
}

/** A sentence at the edge of the page. For what the page itself cannot show. */
export function toast(message: string, tone: Toast['tone'] = 'plain'): void {
  add({ message, tone, duration: tone === 'error' ? 10_000 : 5000 });
}

/**
 * Says what was done and offers to take it back for eight seconds.
 * @param onExpire called when the time is over, for what is only carried out then
 */
export function offerUndo(offer: {
  message: string;
  onUndo: () => void;
  onExpire?: () => void;
}): void {
  add({ ...offer, tone: 'plain', duration: undoTime });
}

export function undoToast({ id, onUndo }: Toast): void {
  update(toasts.filter((t) => t.id !== id));
  onUndo?.();
}

export function expireToast({ id, onExpire }: Toast): void {
  if (!toasts.some((t) => t.id === id)) return;
  update(toasts.filter((t) => t.id !== id));
  onExpire?.();
}

// Leaving the page is no undo: what waited is carried out.
addEventListener('pagehide', () => {
  for (const toast of toasts) expireToast(toast);
});

export const useToasts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
