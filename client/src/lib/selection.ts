import { useState } from 'react';

/** @returns the ids from one to another as the list shows them, both included */
export function rangeOf(shown: readonly string[], from: string, to: string): string[] {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export interface Selection {
  /** Whether rows can be chosen at this moment. */
  on: boolean;
  begin: () => void;
  end: () => void;
  has: (id: string) => boolean;
  /** In the order in which the list shows them; what has left the list is chosen no more. */
  ids: readonly string[];
  /** @param range from the row that was last touched to this one, as that one is */
  toggle: (id: string, range?: boolean) => void;
  all: 'none' | 'some' | 'all';
  toggleAll: () => void;
}

/**
 * Choosing many rows of a list.
 * @param shown the ids of its rows, in order
 * @param always the list is there for that: to end is to choose none
 */
export function useSelection(shown: readonly string[], always = false): Selection {
  const [on, setOn] = useState(always);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string>();
  const ids = shown.filter((id) => chosen.has(id));
  const put = (some: readonly string[], wanted: boolean) => {
    const next = new Set(chosen);
    for (const id of some) {
      if (wanted) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  return {
    on,
    begin: () => setOn(true),
    end: () => {
      setOn(always);
      setChosen(new Set());
      setAnchor(undefined);
    },
    has: (id) => chosen.has(id),
    ids,
    toggle(id, range = false) {
      setOn(true);
      if (range && anchor !== undefined) put(rangeOf(shown, anchor, id), chosen.has(anchor));
      else put([id], !chosen.has(id));
      if (!range || anchor === undefined) setAnchor(id);
    },
    all: ids.length === 0 ? 'none' : ids.length === shown.length ? 'all' : 'some',
    toggleAll: () => put(shown, ids.length < shown.length),
  };
}
