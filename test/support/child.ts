import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface LeavenProcess {
  child: ChildProcess;
  /** All it has written so far to the terminal. */
  output(): string;
  /** The exit code, once it has ended; null after a signal that it did not handle. */
  ended: Promise<number | null>;
  hasEnded(): boolean;
}

/**
 * Runs Node in the project's folder with nothing of this test run's own: not its MONGODB_URI, not
 * npm's or jest's settings.
 */
export function spawnLeaven(args: string[], env: Record<string, string>): LeavenProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  return {
    child,
    output: () => output,
    ended: once(child, 'close').then(([code]) => code as number | null),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
  };
}
