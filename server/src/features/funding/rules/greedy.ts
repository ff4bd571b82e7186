import { type Tallied, tieOrder } from './election';

/**
 * The most marked first, skipping what no longer fits.
 * @param taken what is bought already, by another rule
 * @returns what is bought beside that, in this order
 */
export function greedy(
  election: Pick<Tallied, 'budget' | 'cost' | 'marks'>,
  lot: readonly number[],
  taken: readonly number[] = [],
): number[] {
  const { budget, cost, marks } = election;
  const byTies = tieOrder(election, lot);
  const had = new Set(taken);
  let left = budget - taken.reduce((sum, j) => sum + (cost[j] as number), 0);
  const bought: number[] = [];
  const order = [...cost.keys()]
    .filter((j) => !had.has(j) && (marks[j] as number) > 0)
    .toSorted((a, b) => (marks[b] as number) - (marks[a] as number) || byTies(a, b));
  for (const j of order) {
    if ((cost[j] as number) > left) continue;
    left -= cost[j] as number;
    bought.push(j);
  }
  return bought;
}
