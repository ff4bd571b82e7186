import { diffWordsWithSpace } from 'diff';

/** A stretch of text that stayed, came or went; `skipped` stands for unchanged words left out. */
export interface Change {
  kind: 'same' | 'added' | 'removed' | 'skipped';
  text: string;
}

/** So much of what stayed is shown on each side of a change, in characters. */
const AROUND = 120;
/** Texts with hardly a word in common take long to compare, and nobody reads such a comparison. */
const MOST_MS = 100;

const beginning = (text: string) => text.slice(0, AROUND).replace(/\s*\S*$/, '');
const end = (text: string) => text.slice(-AROUND).replace(/^\S*\s*/, '');

/** Leaves out the middle of long stretches that stayed; at the edges all that is not beside a change. */
function shortened(changes: Change[]): Change[] {
  return changes.flatMap((change, i): Change[] => {
    const { kind, text } = change;
    if (kind !== 'same' || text.length <= 3 * AROUND) return [change];
    const after: Change[] = i > 0 ? [{ kind, text: beginning(text) }] : [];
    const before: Change[] = i < changes.length - 1 ? [{ kind, text: end(text) }] : [];
    return [...after, { kind: 'skipped', text: '' }, ...before];
  });
}

/** What changed between two texts, word by word; empty where nothing did. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  const parts = diffWordsWithSpace(before, after, { timeout: MOST_MS });
  const changes: Change[] = parts
    ? parts.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return shortened(changes.filter(({ text }) => text !== ''));
}
