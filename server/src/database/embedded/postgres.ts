import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, environmentOf, settingsOf } from './cluster';
import { type KeepOptions, type KeptProcess, keepRunning } from './kept-running';
import {
  boundToThisProcess,
  commandLineOf,
  endBySignals,
  endProcess,
  isOver,
  sleep,
} from './processes';

const MAX_LOG_BYTES = 10_000_000;
const START_LIMIT_MS = 120_000;
const IN_USE = /is still in use|already exists/;
const IN_USE_PATIENCE_MS = 15_000;

/** Fast shutdown, then harder ones: the write-ahead log keeps what was committed in any case. */
const end = endBySignals([
  ['SIGINT', 4_000],
  ['SIGQUIT', 1_000],
  ['SIGKILL', 1_000],
]);

/** Starts PostgreSQL on a cluster and keeps it running. */
export async function startPostgres(
  cluster: Cluster,
  told: Pick<KeepOptions, 'onReady' | 'onFailure'>,
): Promise<KeptProcess> {
  await endLeftover(cluster);
  if (sizeOf(cluster.log) > MAX_LOG_BYTES) truncateSync(cluster.log);
  return keepRunning({ launch: () => launch(cluster), end, ...told });
}

/** Starts the server and waits until it takes connections; rejects with the end of its log. */
async function launch(cluster: Cluster): Promise<ChildProcess> {
  for (const began = Date.now(); ; await sleep(50)) {
    const logged = sizeOf(cluster.log);
    const server = spawnServer(cluster);
    if (await becomesReady(server, cluster)) return server;
    const log = readFileSync(cluster.log, 'utf8').slice(logged);
    // Processes of a server that was killed live on for a moment and keep its memory.
    if (IN_USE.test(log) && Date.now() - began < IN_USE_PATIENCE_MS) continue;
    throw new Error(reasonIn(log));
  }
}

/** What the log gives as the last error that is not merely told to a client that came too early. */
function reasonIn(log: string): string {
  const errors = [...log.matchAll(/(?:FATAL|PANIC|ERROR|error): *(.*)/g)].map(([, text]) => text);
  return errors.findLast((text) => !text?.startsWith('the database system is')) ?? 'it ended';
}

function spawnServer(cluster: Cluster): ChildProcess {
  const args = ['-D', cluster.data, ...settingsOf(cluster)];
  const log = openSync(cluster.log, 'a', 0o600);
  const [program, programArgs] = boundToThisProcess(cluster.programs.postgres, args);
  const server = spawn(program, programArgs, {
    ...(cluster.runAs ?? {}), // from root, this gives up every capability too
    env: environmentOf(cluster),
    cwd: '/',
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.on('error', () => {}); // seen as its end
  return server;
}

async function becomesReady(server: ChildProcess, cluster: Cluster): Promise<boolean> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until; await sleep(10)) {
    const state = readState(cluster);
    if (state?.ready && state.pid === server.pid) return true;
    if (server.pid === undefined || isOver(server)) return false;
  }
  server.kill('SIGKILL');
  throw new Error('PostgreSQL did not become ready within two minutes');
}

/** postmaster.pid: line 1 is the process, line 8 its state. */
function readState({ data }: Cluster): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * Ends a server whose supervisor was killed, and forgets one that died with the machine: its
 * number may by now be another process's, which PostgreSQL would take for itself.
 */
async function endLeftover(cluster: Cluster): Promise<void> {
  const state = readState(cluster);
  if (!state) return;
  if (commandLineOf(state.pid).includes(cluster.data))
    await endProcess(state.pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], 3_000);
  else rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
