import { log } from './log';

export interface Repeated {
  /** There may be something to do. */
  wake(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Does one piece of work after another while there is some: when woken, and every `lookMs` in any case.
 * What throws is logged and tried again at the next look.
 * @param next does one piece and says whether there was one
 */
export function repeat(name: string, lookMs: number, next: () => Promise<boolean>): Repeated {
  let stopped = false;
  let woken = false;
  let running: Promise<void> | null = null;

  async function drain() {
    while (!stopped && (await next()));
  }

  function wake() {
    woken = true;
    if (running || stopped) return;
    running = (async () => {
      while (woken && !stopped) {
        woken = false;
        await drain();
      }
    })()
      .catch((error: unknown) => log.error({ err: error, work: name }, 'work failed'))
      .finally(() => {
        running = null;
      });
  }

  const timer = setInterval(wake, lookMs);
  timer.unref();
  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
