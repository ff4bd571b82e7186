import { useSyncExternalStore } from 'react';
import { useMe } from '../../../lib/session';
import type { IdeaText } from '../ideaDraft';
import { currentOf, type Desk, type LocalDraft, markOf, typed } from './desk';
import { type DeskStore, deskOf } from './deskStore';

/** What I write on this device, and how to change it. */
export function useDesk(): Desk & Pick<DeskStore, 'update'> {
  const store = deskOf(useMe().id);
  const desk = useSyncExternalStore(store.subscribe, store.get);
  return { ...desk, update: store.update };
}

export interface CurrentDraft {
  draft: LocalDraft;
  set: (text: IdeaText) => void;
  /** Where its last stroke is: nowhere but on screen, on this device, or with the account. */
  kept: 'nowhere' | 'here' | 'everywhere';
}

/** The idea that is being written; the feed's box and the page on phones share it. */
export function useCurrentDraft(): CurrentDraft {
  const store = deskOf(useMe().id);
  const draft = currentOf(useSyncExternalStore(store.subscribe, store.get));
  return {
    draft,
    set: (text) => store.update((desk) => typed(desk, text)),
    kept: draft.saved === markOf(draft) ? 'everywhere' : store.isKept() ? 'here' : 'nowhere',
  };
}
