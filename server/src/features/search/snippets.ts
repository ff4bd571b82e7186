import type { Snippet } from '@leaven/shared/ideas/ideas.schemas';
import { excerptOf } from '../ideas/excerpt';
import { type Mark, marksIn, type Term } from './terms';

const LENGTH = 220;
const BEFORE = 60;
const LONGEST_TEXT = 10_000;

/** Of the marks, the first of those that have the most company within one snippet. */
function densest(marks: readonly Mark[]): Mark | undefined {
  const company = ([start]: Mark) =>
    marks.filter(([at, end]) => at >= start && end <= start + LENGTH - BEFORE).length;
  let best: Mark | undefined;
  let most = 0;
  for (const mark of marks.slice(0, 50)) {
    const count = company(mark);
    if (count > most) [best, most] = [mark, count];
  }
  return best;
}

/**
 * Cuts the part of a Markdown text in which the terms stand, as plain words on one line.
 * @returns null where they do not stand in it
 */
export function snippetOf(
  terms: readonly Term[],
  markdown: string,
): Pick<Snippet, 'text' | 'marks'> | null {
  const plain = excerptOf(markdown, LONGEST_TEXT);
  const mark = densest(marksIn(terms, plain));
  if (!mark) return null;
  const rough = Math.max(0, mark[0] - BEFORE);
  // From the beginning of a word, to the end of one.
  const from = rough === 0 ? 0 : Math.min(mark[0], plain.indexOf(' ', rough) + 1);
  const rest = excerptOf(plain.slice(from), Math.max(LENGTH, mark[1] - from + 1));
  const text = from === 0 ? rest : `…${rest}`;
  return { text, marks: marksIn(terms, text) };
}
