import { type Tallied, tieOrder } from './election';
import { compare, type Fraction, toNumber } from './fraction';
import { aboutPrice, type ExactPrice, exactPrice } from './price';
import { Purses } from './purse';

/** One purchase, in the order in which they were made. */
interface Purchase extends Omit<ExactPrice, 'emptied'> {
  candidate: number;
}

export interface SharesRun {
  /** What each voter began with. */
  endowment: number;
  purchases: Purchase[];
  /** What the purchases cost in all. */
  cost: number;
  /** What was marked and not bought. */
  short(): Short[];
}

/** Why something was not bought: so much its supporters have left together, and so much it costs. */
interface Short {
  candidate: number;
  /** In minor units, rounded down. */
  left: number;
  cost: number;
  /** Those who have anything left. */
  voters: number;
}

/** What is known of a candidate's price per utility, which only rises while purses empty. */
interface Known {
  lo: number;
  hi: number;
  /** How many purchases there were when it was found. */
  at: number;
  exact: ExactPrice | null;
}

/**
 * The Method of Equal Shares with a fixed endowment (Peters, Pierczyński and Skowron 2021,
 * "Proportional Participatory Budgeting with Additive Utilities"): again and again it buys the
 * candidate that gives its supporters most for their money, each paying the same price for a mark
 * or all they have left. Every decision is exact: doubles, with the bounds of their error, only
 * leave out what certainly does not matter.
 * @param endowment a whole number of minor units
 * @param lot see `tieOrder`
 */
export function equalSharesAt(
  election: Tallied,
  endowment: number,
  lot: readonly number[],
): SharesRun {
  const { cost, scale, marks, from } = election;
  const purses = new Purses(election, endowment);
  const byTies = tieOrder(election, lot);
  const scratch = new Float64Array(longestOf(from));
  const purchases: Purchase[] = [];
  let spent = 0;
  const known = new Map<number, Known>();
  for (const [j, got] of marks.entries()) {
    // If everybody can pay their part; it is never less.
    const least = (cost[j] as number) / got / (scale[j] as number);
    if (got > 0) known.set(j, { lo: least * (1 - 2 ** -50), hi: Infinity, at: -1, exact: null });
  }

  /** Finds the price as things stand; drops who can no longer be paid for. */
  const look = (j: number): Known | null => {
    const about = aboutPrice(election, purses, j, scratch);
    const unit = scale[j] as number;
    const margin = 2 ** -50;
    let found: Known | null = null;
    if (about === 'unclear') {
      const exact = exactPrice(election, purses, j, scratch);
      if (exact) found = { ...boundsOf(exact.price, unit), at: purchases.length, exact };
    } else if (about) {
      const [lo, hi] = [(about.lo / unit) * (1 - margin), (about.hi / unit) * (1 + margin)];
      found = { lo, hi, at: purchases.length, exact: null };
    }
    if (found) known.set(j, found);
    else known.delete(j);
    return found;
  };
  /** The one with the lowest bound, once that is as things stand. */
  const lowest = (): [number, Known] | undefined => {
    for (;;) {
      let least: [number, Known] | undefined;
      for (const one of known) if (!least || one[1].lo < least[1].lo) least = one;
      if (!least || least[1].at === purchases.length) return least;
      look(least[0]);
    }
  };

  for (let first = lowest(); first; first = lowest()) {
    const [leader, { hi }] = first;
    const close = [...known].filter(([, one]) => one.lo <= hi).map(([j]) => j);
    const rivals = close.filter((j) => {
      const one = known.get(j) as Known;
      const now = one.at === purchases.length ? one : look(j);
      return now !== null && now.lo <= hi;
    });
    const best = rivals.length > 1 ? cheapest(rivals) : leader;
    const { emptied, ...paid } = exactOf(best);
    purses.pay(best, paid.price, emptied);
    purchases.push({ candidate: best, ...paid });
    spent += cost[best] as number;
    known.delete(best);
  }

  function exactOf(j: number): ExactPrice {
    const exact = known.get(j)?.exact ?? exactPrice(election, purses, j, scratch, true);
    if (!exact) throw new Error('what can be bought has a price');
    return exact;
  }
  function cheapest(some: number[]): number {
    const priced = some.map((j) => {
      const { n, d } = exactOf(j).price;
      return { j, price: { n, d: d * BigInt(scale[j] as number) } };
    });
    const [best] = priced.toSorted((a, b) => compare(a.price, b.price) || byTies(a.j, b.j));
    return (best as { j: number }).j;
  }

  const short = (): Short[] => {
    const bought = new Set(purses.bought);
    const out = [...cost.keys()].filter((j) => !bought.has(j) && (marks[j] as number) > 0);
    return out.map((j) => {
      const sum = purses.sum();
      for (let k = from[j] as number; k < (from[j + 1] as number); k++)
        purses.add(sum, election.group[k] as number);
      const left = Number(purses.exactly(sum) / purses.den);
      return { candidate: j, left, cost: cost[j] as number, voters: sum.voters };
    });
  };
  return { endowment, purchases, cost: spent, short };
}

const longestOf = (from: Int32Array): number => {
  let longest = 0;
  for (let j = 0; j + 1 < from.length; j++)
    longest = Math.max(longest, (from[j + 1] as number) - (from[j] as number));
  return longest;
};

/** Doubles around an exact price per utility. */
function boundsOf(price: Fraction, unit: number): { lo: number; hi: number } {
  const about = toNumber(price) / unit;
  return { lo: about * (1 - 2 ** -48), hi: about * (1 + 2 ** -48) };
}
