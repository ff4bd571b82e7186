import type { ChildProcess } from 'node:child_process';
import { messageOf } from './error';
import { isOver, sleep } from './processes';

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 5_000;

/** A process that is started again whenever it dies. */
export interface KeptProcess {
  /** Undefined while it is being started again. */
  pid(): number | undefined;
  /** Ends it for good; may be called more than once. */
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** Starts the process and waits until it serves. */
  launch: () => Promise<ChildProcess>;
  end: (server: ChildProcess) => Promise<void>;
  /** Told of each process that serves. */
  onReady: (pid: number) => void;
  /** Told of each attempt to start it again that fails. */
  onFailure: (message: string) => void;
}

export async function keepRunning(options: KeepOptions): Promise<KeptProcess> {
  const { launch, end, onReady, onFailure } = options;
  let stopping: Promise<void> | undefined;
  let restart: Promise<void> | undefined;
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
  const stop = async () => {
    await restart;
    await end(server);
  };
  serve();

  return {
    pid: () => (isOver(server) ? undefined : server.pid),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
