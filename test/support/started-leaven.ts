import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface StartedLeaven {
  /** All it has written so far to the terminal. */
  output(): string;
  /** Where it answers; waits for the start to finish, and throws with its output if it fails. */
  url(): Promise<string>;
  /** Ends it with this signal. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** The exit code, once it has ended; null after a signal that it did not handle. */
  ended: Promise<number | null>;
}

/** Runs what `npm start` runs, on a free port unless PORT is given. */
export function startLeaven(env: Record<string, string>): StartedLeaven {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    // Nothing of this test run's own: not its MONGODB_URI, not npm's or jest's settings.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const readyUrl = () => /^Leaven is ready: (http:\S+)$/m.exec(output)?.[1];

  return {
    output: () => output,
    ended,
    async url() {
      while (!readyUrl() && child.exitCode === null && child.signalCode === null) {
        await Promise.race([ended, once(child.stdout ?? child, 'data')]);
      }
      const url = readyUrl();
      if (!url) throw new Error(`Leaven did not start:\n${output}`);
      return url;
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
