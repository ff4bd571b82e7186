import { setTimeout as sleep } from 'node:timers/promises';

/** Of each stretch of time this part is worked, the rest left to requests. */
const SHARE = 1 / 4;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Work that nobody waits for, done so that requests do not notice: before each further piece it rests
 * three times as long as the piece before took.
 */
export function unhurried<Pieces extends unknown[], Result>(
  work: (...piece: Pieces) => Promise<Result>,
): (...piece: Pieces) => Promise<Result> {
  let rest = 0;
  return async (...piece) => {
    if (rest > 0) await sleep(Math.min(rest, LONGEST_PAUSE_MS));
    const start = performance.now();
    const result = await work(...piece);
    rest = (performance.now() - start) * (1 / SHARE - 1);
    return result;
  };
}
