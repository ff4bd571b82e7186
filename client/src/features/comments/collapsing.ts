import { useCallback, useState } from 'react';
import { useMe } from '../../lib/session';

const prefix = 'leaven-collapsed:';
/** The latest are kept. */
const mostIdeas = 100;
const mostOfAnIdea = 200;

/** The collapsed branches of the ideas, the idea touched last at the end. */
type Kept = Record<string, string[]>;

function read(name: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

function keep(name: string, ideaId: string, ids: readonly string[]): void {
  const { [ideaId]: _before, ...others } = read(name);
  const all = Object.entries({ ...others, ...(ids.length > 0 ? { [ideaId]: ids } : {}) });
  try {
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(all.slice(-mostIdeas))));
  } catch {
    // No room: they stand open again after a reload.
  }
}

export interface Collapsing {
  collapsed: ReadonlySet<string>;
  set: (commentIds: readonly string[], collapsed: boolean) => void;
}

/** Which branches of a thread a person has folded, kept on this device. */
export function useCollapsing(ideaId: string): Collapsing {
  const name = `${prefix}${useMe().id}`;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(
    () => new Set(read(name)[ideaId]),
  );
  const set = useCallback(
    (ids: readonly string[], fold: boolean) =>
      setCollapsed((before) => {
        if (ids.every((id) => before.has(id) === fold)) return before;
        const after = new Set(before);
        for (const id of ids) fold ? after.add(id) : after.delete(id);
        keep(name, ideaId, [...after].slice(-mostOfAnIdea));
        return after;
      }),
    [name, ideaId],
  );
  return { collapsed, set };
}
