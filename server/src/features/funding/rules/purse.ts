import type { Tallied } from './election';
import type { Fraction } from './fraction';
import { gcd, toNumber } from './fraction';

/** The share of its value by which a purchase may put a purse's double beside the exact number. */
const ERROR_OF_PURCHASE = 2 ** -51;

/** A sum over purses: how many, and of each thing bought how many marks they paid. */
export interface PurseSum {
  voters: number;
  marks: Float64Array;
}

/**
 * What every voter has left while Equal Shares buys. Each purse is the endowment less the prices paid,
 * so it is known exactly from those; a double beside it decides what is clear, and `error` says by how
 * much it may be off at most. Whatever is not clear is asked of the exact numbers.
 */
export class Purses {
  /** About what each voter of a group has left. */
  readonly left: Float64Array;
  /** Whether exactly nothing is left. */
  readonly empty: Uint8Array;
  /** No purse's double is further than this from the exact number. */
  error = 0;
  /** What was bought, with the price of a mark: `prices[i] / den`, all over one denominator. */
  readonly bought: number[] = [];
  readonly prices: bigint[] = [];
  den = 1n;
  /** The place of a candidate in `bought`, or -1. */
  private readonly place: Int32Array;

  constructor(
    private readonly election: Tallied,
    readonly endowment: number,
  ) {
    this.left = new Float64Array(election.size.length).fill(endowment);
    this.empty = new Uint8Array(election.size.length);
    this.place = new Int32Array(election.cost.length).fill(-1);
  }

  sum(): PurseSum {
    return { voters: 0, marks: new Float64Array(this.bought.length) };
  }

  /** Adds the purses of a group's voters, or of so many of them; empty ones are nothing. */
  add(sum: PurseSum, group: number, size = this.election.size[group] as number): void {
    if (this.empty[group]) return;
    const { ballotFrom, ballotCandidate, ballotMark } = this.election;
    sum.voters += size;
    const end = ballotFrom[group + 1] as number;
    for (let k = ballotFrom[group] as number; k < end; k++) {
      const at = this.place[ballotCandidate[k] as number] as number;
      if (at >= 0) sum.marks[at] = (sum.marks[at] as number) + size * (ballotMark[k] as number);
    }
  }

  /** The exact value of such a sum, as a numerator over `den`. */
  exactly({ voters, marks }: PurseSum): bigint {
    let value = BigInt(voters) * BigInt(this.endowment) * this.den;
    for (const [i, paid] of marks.entries())
      if (paid > 0) value -= (this.prices[i] as bigint) * BigInt(paid);
    return value;
  }

  /** What one voter of a group has left, as a numerator over `den`. */
  exactOf(group: number): bigint {
    const sum = this.sum();
    this.add(sum, group, 1);
    return this.exactly(sum);
  }

  /**
   * Pays for a candidate.
   * @param price of one mark
   * @param emptied those who have to give all that they have
   */
  pay(candidate: number, price: Fraction, emptied: readonly number[]): void {
    const { from, group, mark } = this.election;
    // price.d is `den` times what is new in it; that the two share is taken out.
    const fresh = price.d / this.den;
    const common = gcd(price.n, fresh);
    const factor = fresh / common;
    for (const [i, n] of this.prices.entries()) this.prices[i] = n * factor;
    this.den *= factor;
    this.place[candidate] = this.bought.length;
    this.bought.push(candidate);
    this.prices.push(price.n / common);
    const about = toNumber(price);
    for (const one of emptied) {
      this.left[one] = 0;
      this.empty[one] = 1;
    }
    const end = from[candidate + 1] as number;
    for (let k = from[candidate] as number; k < end; k++) {
      const payer = group[k] as number;
      if (!this.empty[payer]) {
        const left = (this.left[payer] as number) - about * (mark[k] as number);
        this.left[payer] = Math.max(left, 0);
      }
    }
    this.error += this.endowment * ERROR_OF_PURCHASE;
  }
}
