import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_PAUSE_MS = 2_000;

/**
 * Work that nobody waits for, done so that requests do not notice: before each further piece it rests,
 * the longer the longer the piece before took.
 * @param share of the time in which it may work, the rest is left to requests: 1/4 rests three times as
 *   long as it worked
 */
export function unhurried<Pieces extends unknown[], Result>(
  share: number,
  work: (...piece: Pieces) => Promise<Result>,
): (...piece: Pieces) => Promise<Result> {
  let rest = 0;
  return async (...piece) => {
    if (rest > 0) await sleep(Math.min(rest, LONGEST_PAUSE_MS));
    const start = performance.now();
    const result = await work(...piece);
    rest = (performance.now() - start) * (1 / share - 1);
    return result;
  };
}
