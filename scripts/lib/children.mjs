import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const running = new Set();
// A process group of its own lets one signal reach everything a child has started itself.
const detached = process.platform !== 'win32';

/**
 * Runs a program to its end, in its own process group.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {(line: string) => void} [options.onLine] told every line of both outputs; without it they go to the terminal
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's environment
 * @returns {Promise<{ code: number, output: string }>} `output` is empty without `onLine`; a program ended by a signal has code 1
 */
export async function run(command, args, { onLine, env } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached,
    env: { ...process.env, ...env },
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', onLine ? 'pipe' : 'inherit'],
  });
  running.add(child);
  const lines = [];
  for (const stream of onLine ? [child.stdout, child.stderr] : []) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine(line);
    });
  }
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Failure(`Cannot run ${command}: ${error.code}.`)));
      child.once('close', (exitCode) => resolve(exitCode ?? 1));
    });
    return { code, output: lines.join('\n') };
  } finally {
    running.delete(child);
  }
}

/** Runs a Node program, with the Node that runs this one. */
export const runNode = (args, options) => run(process.execPath, args, options);

function signalAll(signal) {
  for (const child of running) {
    try {
      if (detached) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has just ended by itself.
    }
  }
}

/** Asks every program still running, and what they have started, to end; resolves when all have. */
export async function endChildren() {
  const ends = [...running].map((child) => once(child, 'exit'));
  signalAll('SIGTERM');
  await Promise.all(ends);
}

/** Ends them without asking. */
export const killChildren = () => signalAll('SIGKILL');
