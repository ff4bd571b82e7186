import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { codeOf } from './error';

/** Who a program runs as; null: as this process does. */
export type RunAs = { uid: number; gid: number } | null;

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  runAs?: RunAs;
  input?: string;
  /** Called with each line of standard output as it comes. */
  onLine?: (line: string) => void;
}

/** Runs a program to its end; resolves to its output, rejects with what it said when it failed. */
export function runProgram(program: string, args: string[], options: RunOptions = {}) {
  return new Promise<{ stdout: string; stderr: string }>((resolve, reject) => {
    const { cwd, env, runAs, input, onLine } = options;
    const child = spawn(program, args, { ...(runAs ?? {}), cwd, env, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (!onLine) return;
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => {}); // a program that does not read its input to the end
    child.stdin.end(input ?? '');
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ stdout, stderr });
      else reject(new Error(stderr.trim() || stdout.trim() || `ended with ${code ?? signal}`));
    });
  });
}

/**
 * How to start a server so that it is told to end when this process dies, however it dies, and can
 * never gain rights. Where setpriv (util-linux) is missing the server is ended at the next start.
 */
export function boundToThisProcess(program: string, args: string[]): [string, string[]] {
  const guarded = ['--pdeathsig', 'INT', '--no-new-privs', '--', program, ...args];
  return hasSetpriv() ? ['setpriv', guarded] : [program, args];
}

let setprivFound: boolean | undefined;
function hasSetpriv(): boolean {
  setprivFound ??= spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
  return setprivFound;
}

/**
 * When a process began, in the kernel's ticks: together with its id it names one process for ever,
 * since ids are used again. Null if there is no such process; '' where the system does not tell.
 */
export function startOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  try {
    return statFields(pid)[19] ?? '';
  } catch {
    return process.platform === 'linux' ? null : '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return !isZombie(pid);
}

/** Dead, though nobody has asked for its exit code yet. */
function isZombie(pid: number): boolean {
  try {
    return statFields(pid)[0] === 'Z';
  } catch {
    return process.platform === 'linux';
  }
}

/** Fields of /proc/<pid>/stat from the third (state) on; the second may hold blanks. */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** The command line of a process, '' if there is none or it cannot be read. */
export function commandLineOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).stdout ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** A process and its children (Linux; elsewhere just itself). */
export function withChildren(pid: number): number[] {
  if (process.platform !== 'linux') return [pid];
  const children = readdirSync('/proc')
    .map(Number)
    .filter((candidate) => {
      try {
        return candidate > 0 && Number(statFields(candidate)[1]) === pid;
      } catch {
        return false; // it ended meanwhile
      }
    });
  return [pid, ...children];
}

export const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Resolves to true when a child has ended, to false if it has not within `ms`. */
export function hasEnded(child: ChildProcess, ms: number): Promise<boolean> {
  if (isOver(child)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (ended: boolean) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      resolve(ended);
    };
    const onExit = () => settle(true);
    const timer = setTimeout(() => settle(false), ms);
    child.once('exit', onExit);
  });
}

/** Ends a child by one signal after the other, gentle ones first; each gets its time (ms). */
export const endBySignals =
  (endings: readonly (readonly [NodeJS.Signals, number])[]) =>
  async (child: ChildProcess): Promise<void> => {
    for (const [signal, ms] of endings) {
      child.kill(signal);
      if (await hasEnded(child, ms)) return;
    }
  };

/** Ends a process that is not a child of this one; each signal gets `ms` to work. */
export async function endProcess(pid: number, signals: NodeJS.Signals[], ms: number) {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + ms; Date.now() < until; await sleep(20))
      if (!isAlive(pid)) return;
  }
}
