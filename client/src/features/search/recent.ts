import { useState } from 'react';
import { useMe } from '../../lib/session';

const most = 8;

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((q) => typeof q === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** What this person looked for lately, the latest first; kept on this device only. */
export function useRecentSearches() {
  const key = `leaven-searches:${useMe().id}`;
  const [recent, setRecent] = useState(() => read(key));
  const keep = (next: string[]) => {
    setRecent(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Without storage they last as long as the page.
    }
  };
  return {
    recent,
    remember: (q: string) => keep([q, ...read(key).filter((one) => one !== q)].slice(0, most)),
    forget: () => keep([]),
  };
}
