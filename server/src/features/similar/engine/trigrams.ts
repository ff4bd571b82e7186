import { withoutAccents, wordsOf } from './words';

/** The distinct runs of three characters in a text's words, with a blank at either end of each. */
function trigramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const word of wordsOf(withoutAccents(text))) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  }
  return grams;
}

interface Postings {
  slots: Uint32Array;
  length: number;
}

function addTo(sums: Float32Array, { slots, length }: Postings, weight: number): void {
  for (let at = 0; at < length; at++) {
    const slot = slots[at] as number;
    sums[slot] = (sums[slot] as number) + weight;
  }
}

/** Norms follow the rarity of trigrams; they are taken anew when the number of texts changed so much. */
const STALE = 1.1;

/**
 * Cosine between short texts by their trigrams, rare ones weighing more (tf-idf with tf 0 or 1):
 * cos(q, d) = Σ idf²(g ∈ q ∩ d) / √(Σ idf²(g ∈ q) · Σ idf²(g ∈ d)), idf(g) = ln(1 + N / df(g)).
 * A slot is a small number that stands for a text; the texts themselves are not kept.
 */
export class Trigrams {
  readonly #postings = new Map<string, Postings>();
  #norms = new Float32Array(1_024);
  #scores = new Float32Array(1_024);
  #slots = 0;
  #size = 0;
  #normsFor = 0;

  add(slot: number, text: string): void {
    for (const gram of trigramsOf(text)) {
      const list = this.#postings.get(gram) ?? { slots: new Uint32Array(4), length: 0 };
      if (list.length === 0) this.#postings.set(gram, list);
      if (list.length === list.slots.length) {
        const larger = new Uint32Array(list.length * 2);
        larger.set(list.slots);
        list.slots = larger;
      }
      list.slots[list.length++] = slot;
    }
    this.#slots = Math.max(this.#slots, slot + 1);
    this.#size += 1;
    if (this.#normsFor > 0) this.#addNorm(slot, text);
  }

  /** Forgets slots; one pass over everything, so it is for many at once. */
  forget(gone: ReadonlySet<number>): void {
    for (const [gram, list] of this.#postings) {
      const left = list.slots.subarray(0, list.length).filter((slot) => !gone.has(slot));
      if (left.length === 0) this.#postings.delete(gram);
      else this.#postings.set(gram, { slots: left, length: left.length });
    }
    this.#size -= gone.size;
    this.#normsFor = 0;
  }

  /** The cosine of each slot with the text; valid until the next call. */
  cosines(text: string): Float32Array {
    this.#refreshNorms();
    if (this.#scores.length < this.#slots) this.#scores = new Float32Array(this.#norms.length);
    else this.#scores.fill(0);
    const scores = this.#scores;
    let norm = 0;
    for (const gram of trigramsOf(text)) {
      const list = this.#postings.get(gram);
      const weight = this.#idf(list?.length ?? 0) ** 2;
      norm += weight;
      if (!list) continue;
      addTo(scores, list, weight);
    }
    const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
    for (let slot = 0; slot < this.#slots; slot++)
      if (scores[slot] !== 0)
        scores[slot] = (scores[slot] as number) * (scale / Math.sqrt(this.#norms[slot] as number));
    return scores;
  }

  #idf(df: number): number {
    return Math.log(1 + this.#size / (df + 1));
  }

  #grow(): void {
    if (this.#norms.length >= this.#slots) return;
    const larger = new Float32Array(Math.max(this.#slots, this.#norms.length * 2));
    larger.set(this.#norms);
    this.#norms = larger;
  }

  #addNorm(slot: number, text: string): void {
    this.#grow();
    let norm = 0;
    for (const gram of trigramsOf(text))
      norm += this.#idf(this.#postings.get(gram)?.length ?? 0) ** 2;
    this.#norms[slot] = norm;
  }

  #refreshNorms(): void {
    if (this.#normsFor > 0 && this.#size <= this.#normsFor * STALE) return;
    this.#grow();
    this.#norms.fill(0);
    for (const list of this.#postings.values())
      addTo(this.#norms, list, this.#idf(list.length) ** 2);
    this.#normsFor = this.#size;
  }
}
