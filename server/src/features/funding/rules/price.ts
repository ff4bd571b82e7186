import type { Tallied } from './election';
import type { Fraction } from './fraction';
import { toNumber } from './fraction';
import type { Purses } from './purse';

/** What a candidate would cost its supporters for each mark they gave it. */
export interface ExactPrice {
  price: Fraction;
  /** Groups whose voters give all that they have. */
  emptied: number[];
  /** Voters who pay the full price for their marks, and those who give what they have. */
  fullPayers: number;
  lastPayers: number;
}

const ROUNDING = 2 ** -52;

/** Surely at least `lo` and at most `hi`; or null, since the supporters surely have too little. */
export type AboutPrice = { lo: number; hi: number } | null | 'unclear';

/**
 * The price by doubles, with the bounds of their error. The price `p` of a mark is that for which
 * the supporters' payments `min(left, p · mark)` add up to the cost.
 * @param scratch as long as the longest list of supporters
 */
export function aboutPrice(
  election: Tallied,
  purses: Purses,
  candidate: number,
  scratch: Float64Array,
): AboutPrice {
  const { from, group, mark, size } = election;
  const { left, empty } = purses;
  const [begin, end] = [from[candidate] as number, from[candidate + 1] as number];
  const cost = election.cost[candidate] as number;
  // The places of those who can pay their part, in front; what the others give is `poor`.
  let rich = 0;
  let richMarks = 0;
  for (let k = begin; k < end; k++) {
    const one = group[k] as number;
    if (empty[one]) continue;
    scratch[rich++] = k;
    richMarks += (mark[k] as number) * (size[one] as number);
  }
  let poor = 0;
  let poorVoters = 0;
  let price = 0;
  for (let before = -1; rich > 0 && rich !== before; ) {
    before = rich;
    price = (cost - poor) / richMarks;
    rich = 0;
    for (let i = 0; i < before; i++) {
      const k = scratch[i] as number;
      const one = group[k] as number;
      const given = mark[k] as number;
      if ((left[one] as number) >= price * given) {
        scratch[rich++] = k;
        continue;
      }
      const voters = size[one] as number;
      poor += (left[one] as number) * voters;
      poorVoters += voters;
      richMarks -= given * voters;
    }
  }
  const error = poorVoters * purses.error + (end - begin + 4) * ROUNDING * cost;
  if (rich === 0) return poor + error < cost ? null : 'unclear';
  // Between the bounds nobody may turn from rich to poor, or the price would rise faster than told.
  const slack = error / richMarks + 4 * ROUNDING * price;
  const hi = price + 2 * slack;
  const surely = hi * (1 + 4 * ROUNDING);
  for (let i = 0; i < rich; i++) {
    const k = scratch[i] as number;
    if ((left[group[k] as number] as number) <= surely * (mark[k] as number) + purses.error)
      return 'unclear';
  }
  return { lo: price - 2 * slack, hi };
}

/**
 * The price by exact numbers, or null where the supporters have too little.
 * @param isSure that they have enough
 * @param scratch as above
 */
export function exactPrice(
  election: Tallied,
  purses: Purses,
  candidate: number,
  scratch: Float64Array,
  isSure = false,
): ExactPrice | null {
  const { from, group, mark, size } = election;
  const { den } = purses;
  const cost = BigInt(election.cost[candidate] as number) * den;
  // The places of those who can pay their part, in front; it shrinks.
  let rich = 0;
  let richMarks = 0;
  let richVoters = 0;
  for (let k = from[candidate] as number; k < (from[candidate + 1] as number); k++) {
    const one = group[k] as number;
    if (purses.empty[one]) continue;
    scratch[rich++] = k;
    richMarks += (mark[k] as number) * (size[one] as number);
    richVoters += size[one] as number;
  }
  if (rich === 0) return null;
  if (!isSure) {
    const all = purses.sum();
    for (let i = 0; i < rich; i++) purses.add(all, group[scratch[i] as number] as number);
    if (purses.exactly(all) < cost) return null;
  }
  const poor = purses.sum();
  const emptied: number[] = [];
  // Starting from "everybody can pay", the price only rises, and what it ends at is the price: they
  // have enough together, so somebody always stays who can.
  for (;;) {
    const price = { n: cost - purses.exactly(poor), d: BigInt(richMarks) * den };
    const about = toNumber(price);
    const spent: number[] = [];
    let still = 0;
    for (let i = 0; i < rich; i++) {
      const k = scratch[i] as number;
      const one = group[k] as number;
      const given = mark[k] as number;
      const asked = about * given;
      const over = (purses.left[one] as number) - asked;
      const isClear = Math.abs(over) > purses.error + 8 * ROUNDING * asked;
      const order = isClear ? over : compareLeft(purses, one, given, price);
      if (order < 0) {
        purses.add(poor, one);
        richMarks -= given * (size[one] as number);
        richVoters -= size[one] as number;
        emptied.push(one);
      } else {
        scratch[still++] = k;
        if (order === 0) spent.push(one);
      }
    }
    if (still === rich) {
      emptied.push(...spent);
      return { price, emptied, fullPayers: richVoters, lastPayers: poor.voters };
    }
    rich = still;
  }
}

/** Whether a voter has less than (-1), exactly (0) or more than (1) the price of their marks. */
function compareLeft(purses: Purses, one: number, given: number, price: Fraction): number {
  const left = purses.exactOf(one) * price.d;
  const asked = price.n * BigInt(given) * purses.den;
  return left < asked ? -1 : left > asked ? 1 : 0;
}
