import type { Tallied } from './election';
import { equalSharesAt, type SharesRun } from './equal-shares';
import { greedy } from './greedy';

/** How a round by Equal Shares goes on while money is left. */
export interface SharesSettings {
  /** `add1`: everybody gets one unit more, as long as the result stays within the budget. */
  completion: 'none' | 'add1';
  /** Stops raising as soon as nothing that was left out would still fit. */
  exhaustiveStop: boolean;
  /** What fits in the end is bought by the most marks. */
  topUp: boolean;
  /** What the endowment is rounded down to and raised by, in minor units: one whole unit. */
  step: number;
}

export const usualShares: SharesSettings = {
  completion: 'add1',
  exhaustiveStop: false,
  topUp: false,
  step: 1,
};

export interface SharesResult extends SharesRun {
  /** What was bought at the end by most marks. */
  toppedUp: number[];
  /** How often the endowment was raised. */
  raised: number;
}

/**
 * The Method of Equal Shares to its end. The endowment is a whole number of units (`step`), rounded
 * down; with Add1 each voter gets one more as long as what is bought stays within the budget.
 * @param onRaise told now and then how far it is; by default nobody
 */
export function equalShares(
  election: Tallied,
  { completion, exhaustiveStop, topUp, step }: SharesSettings,
  lot: readonly number[],
  onRaise: (raised: number) => void = () => undefined,
): SharesResult {
  const { budget, voters, cost, marks } = election;
  const share = voters === 0 ? 0 : Math.floor(budget / voters / step) * step;
  let run = equalSharesAt(election, share, lot);
  let raised = 0;
  const wanted = marks.reduce((count, got) => count + (got > 0 ? 1 : 0), 0);
  const nothingFits = () => {
    const bought = new Set(run.purchases.map(({ candidate }) => candidate));
    return ![...cost].some((c, j) => !bought.has(j) && run.cost + c <= budget);
  };
  while (completion === 'add1' && run.purchases.length < wanted) {
    if (exhaustiveStop && nothingFits()) break;
    const next = equalSharesAt(election, share + (raised + 1) * step, lot);
    if (next.cost > budget) break;
    run = next;
    raised += 1;
    onRaise(raised);
  }
  const bought = run.purchases.map(({ candidate }) => candidate);
  return { ...run, raised, toppedUp: topUp ? greedy(election, lot, bought) : [] };
}
