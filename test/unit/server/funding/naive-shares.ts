/**
 * Equal Shares as the paper writes it, in slow exact numbers and without any of the product's parts:
 * what the product's rule is held against.
 */
type Exact = [n: bigint, d: bigint];
const less = ([a, b]: Exact, [c, d]: Exact) => a * d < c * b;
const minus = ([a, b]: Exact, [c, d]: Exact): Exact => [a * d - c * b, b * d];
const times = ([a, b]: Exact, n: bigint): Exact => [a * n, b];

export interface NaiveElection {
  costs: number[];
  /** The utility that candidate `j` has for voter `i`: `utility[i][j]`, 0 for none. */
  utility: number[][];
  votes: number[];
}

/** The least `rho` for which the supporters' payments add up to the cost; null where there is none. */
function priceOf(cost: number, payers: { left: Exact; utility: bigint }[]): Exact | null {
  const inOrder = payers.toSorted((a, b) =>
    less(times(a.left, b.utility), times(b.left, a.utility)) ? -1 : 1,
  );
  let open: Exact = [BigInt(cost), 1n];
  let utility = inOrder.reduce((sum, payer) => sum + payer.utility, 0n);
  for (const payer of inOrder) {
    const rho: Exact = [open[0], open[1] * utility];
    if (!less(payer.left, times(rho, payer.utility))) return rho;
    open = minus(open, payer.left);
    utility -= payer.utility;
  }
  return null;
}

/** @returns the candidates in the order in which they are bought */
export function naiveShares({ costs, utility, votes }: NaiveElection, endowment: number): number[] {
  const left = utility.map((): Exact => [BigInt(endowment), 1n]);
  const bought: number[] = [];
  for (;;) {
    let best: { j: number; rho: Exact } | undefined;
    for (const [j, cost] of costs.entries()) {
      if (bought.includes(j)) continue;
      const payers = utility.flatMap((of, i) =>
        (of[j] as number) > 0 ? [{ left: left[i] as Exact, utility: BigInt(of[j] as number) }] : [],
      );
      const rho = priceOf(cost, payers);
      if (!rho) continue;
      const isBetter =
        !best ||
        less(rho, best.rho) ||
        (!less(best.rho, rho) &&
          ((costs[j] as number) - (costs[best.j] as number) ||
            (votes[best.j] as number) - (votes[j] as number) ||
            j - best.j) < 0);
      if (isBetter) best = { j, rho };
    }
    if (!best) return bought;
    for (const [i, of] of utility.entries()) {
      const share = times(best.rho, BigInt(of[best.j] as number));
      const mine = left[i] as Exact;
      left[i] = less(mine, share) ? [0n, 1n] : minus(mine, share);
    }
    bought.push(best.j);
  }
}
