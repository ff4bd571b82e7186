import { newStemmer } from 'snowball-stemmers';
import * as stopWords from 'stopword';

export interface Language {
  code: string;
  stops: ReadonlySet<string>;
  stem(word: string): string;
}

const language = (code: string, algorithm: string, stops: readonly string[]): Language => {
  const stemmer = newStemmer(algorithm);
  return { code, stops: new Set(stops), stem: (word) => stemmer.stem(word) };
};

/** A Snowball stemmer and a list of stop words make a language known. */
export const languages: readonly Language[] = [
  language('en', 'english', stopWords.eng),
  language('de', 'german', stopWords.deu),
  language('es', 'spanish', stopWords.spa),
  language('ca', 'catalan', stopWords.cat),
  language('fr', 'french', stopWords.fra),
  language('it', 'italian', stopWords.ita),
  language('nl', 'dutch', stopWords.nld),
  language('pt', 'portuguese', stopWords.por),
];

/** For each stop word, the languages that have it. */
const speakers = new Map<string, Language[]>();
for (const each of languages)
  for (const word of each.stops) speakers.set(word, [...(speakers.get(word) ?? []), each]);

/** Below this there is too little to tell by: a stop word of two languages counts half for each. */
const EVIDENCE = 1;
/** The best guess must be this much better than the next. */
const LEAD = 1.3;

/** The language that a text's stop words speak for, or null where they do not decide. */
export function languageOf(words: readonly string[]): Language | null {
  const scores = new Map<Language, number>();
  for (const word of words) {
    const of = speakers.get(word) ?? [];
    for (const each of of) scores.set(each, (scores.get(each) ?? 0) + 1 / of.length);
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < EVIDENCE) return null;
  return second && first[1] < second[1] * LEAD ? null : first[0];
}
