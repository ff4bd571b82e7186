import type { Pair } from './messages';

export const MOST_KEPT = 500;
/** Two ideas about one thing reach .6 now and then; what says the same is above. */
const LEAST_ALIKE = 0.65;

/** Pairs that may be duplicates, the most alike of all that were met. */
export class Duplicates {
  readonly #pairs = new Map<string, Pair>();

  note(a: string, b: string, alike: number): void {
    if (alike < LEAST_ALIKE) return;
    const ids: Pair['ids'] = a < b ? [a, b] : [b, a];
    this.#pairs.set(ids.join(), { ids, alike });
    if (this.#pairs.size <= MOST_KEPT * 2) return;
    for (const { ids } of this.best(Number.POSITIVE_INFINITY).slice(MOST_KEPT))
      this.#pairs.delete(ids.join());
  }

  /** An idea changed or left: what was noted of it holds no more. */
  forget(id: string): void {
    for (const [key, { ids }] of this.#pairs) if (ids.includes(id)) this.#pairs.delete(key);
  }

  best(limit: number): Pair[] {
    return [...this.#pairs.values()].sort((a, b) => b.alike - a.alike).slice(0, limit);
  }
}
