import { OfflineError } from '@leaven/shared/http/call';
import { isTransient } from '../../lib/api';
import { isOnline, untilOnline } from '../../realtime/live';

const secondTryAfter = 1000;
/** The line may work for requests where it does not for live messages, so asking goes on. */
const askAgainAfter = 10_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The live line is down, or the device says that it has none at all. */
const isLineDown = () => !isOnline() || !navigator.onLine;

const untilDeviceOnline = () =>
  new Promise<void>((resolve) => addEventListener('online', () => resolve(), { once: true }));

/**
 * Makes a request that may be repeated. While the line is known to be down it is kept and goes out
 * when the line is back; a single hiccup is tried once more; anything else is the caller's to show.
 */
export async function untilAnswered<T>(request: () => Promise<T>): Promise<T> {
  let hiccups = 0;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (error instanceof OfflineError && isLineDown())
        await Promise.race([
          navigator.onLine ? untilOnline() : untilDeviceOnline(),
          pause(askAgainAfter),
        ]);
      else if (isTransient(error) && hiccups++ === 0) await pause(secondTryAfter);
      else throw error;
    }
  }
}
