import { AppError } from '@leaven/shared/http/errors';

/**
 * Makes a queue: at most `atOnce` pieces of work run, at most `waiting` more wait.
 * @throws AppError 503 from the queue when it is full
 */
export function inTurn(atOnce: number, waiting: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting)
        throw new AppError(503, 'busy', 'Too much is going on at the moment. Please try again.', {
          details: { retryAfter: 5 },
        });
      // Who is called takes over the place of who called.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
