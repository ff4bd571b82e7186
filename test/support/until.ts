import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until it holds; after the wait it gives what it last saw. */
export async function until<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  waitMs = 10_000,
): Promise<T> {
  const end = Date.now() + waitMs;
  for (;;) {
    const seen = await look();
    if (holds(seen) || Date.now() > end) return seen;
    await sleep(50);
  }
}
