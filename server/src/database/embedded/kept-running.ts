import type { ChildProcess } from 'node:child_process';
import { messageOf } from './error';
import { hasEnded, sleep } from './processes';

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 5_000;

/** A server process that is started again whenever it dies. */
export interface KeptServer {
  pid(): number;
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** Starts the process and waits until it serves. */
  launch: () => Promise<ChildProcess>;
  /** How to end it: signals from gentle to hard, and how long (ms) each may take. */
  endings: readonly (readonly [NodeJS.Signals, number])[];
  /** Told of each process that serves. */
  onReady: (pid: number) => void;
  /** Told of each attempt to start it again that fails. */
  onFailure: (message: string) => void;
}

export async function keepRunning(options: KeepOptions): Promise<KeptServer> {
  const { launch, endings, onReady, onFailure } = options;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();
  let server = await launch();

  const serve = () => {
    onReady(server.pid ?? 0);
    server.once('exit', () => {
      if (!stopping) restart = startAgain();
    });
  };
  const startAgain = async () => {
    for (let pause = FIRST_PAUSE_MS; !stopping; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      try {
        server = await launch();
        return serve();
      } catch (error) {
        onFailure(messageOf(error));
        await sleep(pause);
      }
    }
  };
  serve();

  return {
    pid: () => server.pid ?? 0,
    stop: async () => {
      stopping = true;
      await restart;
      for (const [signal, ms] of endings) {
        server.kill(signal);
        if (await hasEnded(server, ms)) return;
      }
    },
  };
}
