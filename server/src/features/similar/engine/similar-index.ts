import { partsOf } from './compounds';
import { type Language, languageOf } from './languages';
import { StemIndex } from './stem-index';
import { stemsOf } from './stems';
import { Trigrams } from './trigrams';
import { wordsOf } from './words';

export interface Text {
  title: string;
  body: string;
}
export interface KnownText extends Text {
  id: string;
}
export interface Hit {
  id: string;
  /** 0 to 1: how much of the asked title is in it, by words and by trigrams. */
  alike: number;
}

/** What an idea is about stands at its beginning; the rest is neither indexed nor asked with. */
export const BODY_READ = 1_000;
/** How much a word of the body counts beside one of the title in what is asked with. */
const BODY_WEIGHT = 0.2;
/** How much the titles' cosine counts beside the stems, whose best hit has 1. */
const COSINE_WEIGHT = 3;
/** Occurrences walked for one question: the rarest words come first, so little is lost. */
const BUDGET = 8_000;
/** Of those found by stems, how many are looked at closer. */
const MOST_FOUND = 500;
/** Shorter words are not taken for others with a letter changed. */
const LEAST_FOR_TYPO = 5;
/** Looking for such words walks the whole vocabulary: it is done for so many, the longest. */
const MOST_TYPOS = 3;
const LEAST_FOR_COMPOUND = 9;
/** What was dropped is swept once it is so many, and a quarter of all. */
const SWEEP_FROM = 1_000;

interface Term {
  /** A stem. */
  term: string;
  weight: number;
  /** 0 where the index does not know it: it may be half typed or mistyped. */
  frequency: number;
  inTitle: boolean;
}

interface Found {
  /** Beside the best that was found. */
  score: number;
  /** The share of the asked title's words that it has, rare ones weighing more. */
  covered: number;
}

/**
 * Finds ideas that say about the same: BM25 over stems, blended with the cosine of the titles'
 * trigrams, which sees through typing mistakes and compounds. Holds no texts.
 */
export class SimilarIndex {
  readonly #stems = new StemIndex();
  readonly #trigrams = new Trigrams();
  /** A slot is the small number by which the indexes know an idea. */
  readonly #slotOf = new Map<string, number>();
  readonly #idOf: (string | undefined)[] = [];
  readonly #free: number[] = [];
  #dropped = new Set<number>();

  get size(): number {
    return this.#slotOf.size;
  }

  has(id: string): boolean {
    return this.#slotOf.has(id);
  }

  /** Adds an idea, or puts its new text in the place of the old. */
  put({ id, title, body }: KnownText): void {
    this.drop(id);
    const slot = this.#free.pop() ?? this.#idOf.length;
    this.#slotOf.set(id, slot);
    this.#idOf[slot] = id;
    const words = { title: wordsOf(title), body: wordsOf(body.slice(0, BODY_READ)) };
    const language = languageOf([...words.title, ...words.body]);
    const stems = (of: string[]) => of.flatMap((word) => stemsOf(word, language)).join(' ');
    this.#stems.add({ id: slot, title: stems(words.title), body: stems(words.body) });
    this.#trigrams.add(slot, title);
  }

  drop(id: string): void {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    this.#slotOf.delete(id);
    this.#idOf[slot] = undefined;
    this.#stems.discard(slot);
    this.#dropped.add(slot);
    if (this.#dropped.size >= SWEEP_FROM && this.#dropped.size * 3 > this.size) this.#sweep();
  }

  /** The most alike first. @param except an idea that asks for others than itself */
  search({ title, body }: Text, limit: number, except?: string): Hit[] {
    const own = except === undefined ? undefined : this.#slotOf.get(except);
    const found = this.#findStems(this.#termsOf({ title, body }), own);
    const cosines = this.#trigrams.cosines(title);
    const isHit = (slot: number) => this.#idOf[slot] !== undefined && slot !== own;
    const slots = new Set([...found.keys(), ...highest(cosines, limit, isHit)]);
    return [...slots]
      .map((slot) => {
        const { score, covered } = found.get(slot) ?? { score: 0, covered: 0 };
        const cosine = cosines[slot] ?? 0;
        return {
          id: this.#idOf[slot] ?? '',
          alike: (covered + cosine) / 2,
          rank: score + COSINE_WEIGHT * cosine,
        };
      })
      .sort((a, b) => b.rank - a.rank || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(({ id, alike }) => ({ id, alike }));
  }

  #termsOf({ title, body }: Text): Term[] {
    const titleWords = [...new Set(wordsOf(title))];
    const bodyWords = new Set(wordsOf(body.slice(0, BODY_READ)));
    const language = languageOf([...titleWords, ...bodyWords]);
    const terms = new Map<string, Term>();
    const add = (term: Term) => {
      if (!terms.has(term.term)) terms.set(term.term, term);
    };
    /** @returns a stem of the word where the index knows none of them */
    const ask = (word: string, weight: number, inTitle: boolean): string | undefined => {
      const stems = stemsOf(word, language);
      const known = stems
        .map((term) => ({ term, weight, frequency: this.#stems.frequency(term), inTitle }))
        .filter(({ frequency }) => frequency > 0);
      for (const term of known) add(term);
      return known.length > 0 ? undefined : stems[0];
    };
    for (const word of titleWords) {
      const unknown = ask(word, 1, true);
      if (unknown === undefined) continue;
      const parts = this.#partsOf(word, language);
      if (parts.length > 1) for (const part of parts) ask(part, 1 / parts.length, true);
      else add({ term: unknown, weight: 1, frequency: 0, inTitle: true });
    }
    for (const word of bodyWords) ask(word, BODY_WEIGHT, false);
    return this.#affordable([...terms.values()]);
  }

  #partsOf(word: string, language: Language | null): string[] {
    if (word.length < LEAST_FOR_COMPOUND) return [word];
    return partsOf(word, (part) =>
      stemsOf(part, language).some((stem) => this.#stems.frequency(stem) > 0),
    );
  }

  #worth({ weight, frequency }: Term): number {
    return weight * Math.log(1 + this.size / (frequency + 1));
  }

  /** The terms that tell most, as many as may be walked. */
  #affordable(terms: Term[]): Term[] {
    let left = BUDGET;
    return terms
      .sort((a, b) => this.#worth(b) - this.#worth(a))
      .filter(({ frequency }, i) => {
        if (frequency > left && i > 0) return false;
        left -= frequency;
        return true;
      });
  }

  #findStems(terms: Term[], except: number | undefined): Map<number, Found> {
    const byTerm = new Map(terms.map((term) => [term.term, term]));
    const unknown = terms
      .filter(({ frequency }) => frequency === 0)
      .map(({ term }) => term)
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST_TYPOS);
    const isUnknown = (term: string) => unknown.includes(term);
    const results = this.#stems.search(terms.map(({ term }) => term).join(' '), {
      boostTerm: (term) => byTerm.get(term)?.weight ?? 1,
      fuzzy: (term) => isUnknown(term) && term.length >= LEAST_FOR_TYPO && 0.2,
      maxFuzzy: 2,
      // The word that is being typed has no end yet; which one it is does not matter.
      prefix: (term) => isUnknown(term) && term.length > 2,
      filter: ({ id }) => id !== except,
    });
    const titleWorth = (of: Term[]) =>
      of.filter(({ inTitle }) => inTitle).reduce((sum, term) => sum + this.#worth(term), 0);
    const whole = titleWorth(terms) || 1;
    const top = results[0]?.score ?? 1;
    return new Map(
      results.slice(0, MOST_FOUND).map(({ id, score, queryTerms }) => {
        const met = queryTerms.flatMap((term) => byTerm.get(term) ?? []);
        return [id as number, { score: score / top, covered: titleWorth(met) / whole }];
      }),
    );
  }

  #sweep(): void {
    this.#trigrams.forget(this.#dropped);
    this.#free.push(...this.#dropped);
    this.#dropped = new Set();
  }
}

/** The slots with the highest scores above 0, of those that may be hit. */
function highest(scores: Float32Array, most: number, mayBe: (slot: number) => boolean): number[] {
  const byScore = (a: number, b: number) => (scores[b] as number) - (scores[a] as number);
  const kept: number[] = [];
  let least = 0;
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot] as number;
    if (score <= least || !mayBe(slot)) continue;
    kept.push(slot);
    if (kept.length < most * 4) continue;
    kept.sort(byScore).length = most;
    least = scores[kept[most - 1] as number] as number;
  }
  return kept.sort(byScore).slice(0, most);
}
