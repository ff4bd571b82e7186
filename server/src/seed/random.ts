import { Types } from 'mongoose';

/** Numbers that look random and are the same for a seed at every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `below`. */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.integer(from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** An id that says when its document came to be. */
  idAt(date: Date): Types.ObjectId {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(Math.floor(date.getTime() / 1000), 0);
    bytes.writeUInt32BE(this.integer(2 ** 32), 4);
    bytes.writeUInt32BE(this.integer(2 ** 32), 8);
    return new Types.ObjectId(bytes);
  }

  /** Numbers from 0 up to `below`, each at most once, in no order: a shuffle that ends early. */
  *distinct(below: number): Generator<number> {
    const moved = new Map<number, number>();
    for (let left = below; left > 0; left--) {
      const at = this.integer(left);
      yield moved.get(at) ?? at;
      moved.set(at, moved.get(left - 1) ?? left - 1);
    }
  }
}

/**
 * Divides `total` into whole parts that fall with a power of their rank, as in Zipf's law: a few
 * large ones and a long tail.
 * @param most no part may be larger; `total` must fit
 * @returns the parts, largest first; they sum up to `total`
 */
export function zipfParts(total: number, parts: number, most: number, exponent = 0.6): number[] {
  const weights = Array.from({ length: parts }, (_, rank) => (rank + 1) ** -exponent);
  const result = new Array<number>(parts).fill(0);
  let left = total;
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, rank) => {
    // What the first may not take is shared among those that follow.
    const part = Math.min(most, left, Math.round((left * weight) / weightLeft));
    result[rank] = part;
    left -= part;
    weightLeft -= weight;
  });
  for (let rank = 0; left > 0 && rank < parts; rank++) {
    const more = Math.min(most - (result[rank] ?? 0), left);
    result[rank] = (result[rank] ?? 0) + more;
    left -= more;
  }
  return result;
}
