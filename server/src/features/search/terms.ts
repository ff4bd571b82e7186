import { fold, wordsIn } from '../ideas/words';
import { stopWords } from './stop-words';

/** A word, or the words of a phrase one after the other; folded, each cut to what its forms share. */
export type Term = readonly string[];

/** What somebody looks for. All of `wanted` and none of `unwanted` is found. */
export interface Terms {
  wanted: readonly Term[];
  unwanted: readonly Term[];
  /** The same for the text index, which is content with any of the words. */
  text: string;
  /** The text index alone finds neither more nor less. */
  exact: boolean;
}

/** A longer query is refused by its length; one of many short words is cut. */
const MOST_TERMS = 12;

/**
 * The beginning that the common English forms of a word share: "deliver" for "deliveries". The text
 * index stems by itself; this says where in a text the word stands, and whether all words are there.
 */
function commonBeginning(word: string): string {
  if (word.length < 5) return word.replace(/(?<=..[^s])s$/, '');
  const stem = word.replace(/(?:ing|ed)$/, '');
  if (stem !== word && stem.length >= 3) return stem.replace(/([^aeiouls])\1$/, '$1');
  return word.replace(/(?:ies|es|s|y|e)$/, '');
}

interface Part {
  words: string[];
  quoted: boolean;
}

const termOf = ({ words }: Part): Term => words.map((word) => commonBeginning(fold(word)));

function partsOf(q: string): { unwanted: boolean; part: Part }[] {
  const tokens = q.matchAll(/(?<!\S)(-?)(?:"([^"]*)"|(\S+))/gu);
  return [...tokens].flatMap(([, minus, phrase, token = '']) => {
    const quoted = phrase !== undefined;
    const text = phrase ?? token;
    const words = wordsIn(text).map(({ start, end }) => text.slice(start, end));
    const says = words.some((word) => !stopWords.has(fold(word)));
    return says ? [{ unwanted: minus === '-', part: { words, quoted } }] : [];
  });
}

/**
 * Reads what was typed: words, "phrases", -words that must not be there. Nothing else has a meaning,
 * and nothing of it reaches the database but letters and digits.
 * @returns null where there is nothing to look for
 */
export function termsOf(q: string): Terms | null {
  const parts = partsOf(q).slice(0, MOST_TERMS);
  const wanted = parts.filter(({ unwanted }) => !unwanted).map(({ part }) => part);
  if (wanted.length === 0) return null;
  const unwanted = parts.filter(({ unwanted: is }) => is).map(({ part }) => termOf(part));
  const text = wanted.map(({ words, quoted }) =>
    quoted ? `"${words.join(' ')}"` : words.join(' '),
  );
  const [first] = wanted;
  return {
    wanted: wanted.map(termOf),
    unwanted,
    text: text.join(' '),
    exact: wanted.length === 1 && (first?.quoted === true || first?.words.length === 1),
  };
}

export type Mark = [start: number, end: number];

/** Where the terms stand in a text, in order and without overlaps. */
export function marksIn(terms: readonly Term[], text: string): Mark[] {
  const words = wordsIn(text);
  const marks: Mark[] = [];
  for (let i = 0; i < words.length; ) {
    const term = terms
      .filter((term) => term.every((part, k) => words[i + k]?.folded.startsWith(part)))
      .reduce<Term>((longest, term) => (term.length > longest.length ? term : longest), []);
    const [first, last] = [words[i], words[i + term.length - 1]];
    if (term.length > 0 && first && last) marks.push([first.start, last.end]);
    i += Math.max(1, term.length);
  }
  return marks;
}

/** Whether a text has all that is wanted and nothing that is not. */
export const matches = ({ wanted, unwanted }: Terms, text: string): boolean =>
  wanted.every((term) => marksIn([term], text).length > 0) && marksIn(unwanted, text).length === 0;
