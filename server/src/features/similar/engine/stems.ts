import { type Language, languages } from './languages';
import { withoutAccents } from './words';

const MOST_KEPT = 50_000;
const kept = new Map<Language, Map<string, string>>();

/** Stemming costs microseconds, and most words of a text were seen before. */
function stemIn(language: Language, word: string): string {
  let cache = kept.get(language);
  if (!cache || cache.size > MOST_KEPT) {
    cache = new Map();
    kept.set(language, cache);
  }
  let stem = cache.get(word);
  if (stem === undefined) {
    stem = withoutAccents(language.stem(word));
    cache.set(word, stem);
  }
  return stem;
}

/**
 * The stems a word is found by: one where the language is known, none for its stop words. Where it
 * is not known, the stem of each language, so that the word meets its like whatever it is.
 */
export function stemsOf(word: string, language: Language | null): string[] {
  if (word.length < 2) return [];
  if (language) return language.stops.has(word) ? [] : [stemIn(language, word)];
  return [...new Set(languages.map((each) => stemIn(each, word)))];
}
