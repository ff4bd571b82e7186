import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { mongo } from 'mongoose';
import type { Engine, EngineEvents, Plan } from './engine';
import { codeOf, messageOf } from './error';
import { keepRunning } from './kept-running';
import { ensureFolder } from './places';
import {
  boundToThisProcess,
  commandLineOf,
  endBySignals,
  endProcess,
  isOver,
  sleep,
} from './processes';

const SET = 'leaven';
const HOST = '127.0.0.1';
const START_LIMIT_MS = 60_000;
const NOT_YET_INITIALIZED = '94';
const QUIESCE_MS = 500;
const end = endBySignals([
  ['SIGTERM', 5_000],
  ['SIGKILL', 1_000],
]);

/**
 * A mongod as a replica set of one (transactions need a replica set), on a loopback port, its data
 * on disk. https://www.mongodb.com/docs/manual/reference/program/mongod/
 */
export async function startMongod(
  plan: Extract<Plan, { engine: 'mongod' }>,
  events: EngineEvents,
): Promise<Engine> {
  const folder = ensureFolder(join(plan.home, 'mongod'), 0o700);
  const data = ensureFolder(join(folder, 'data'), 0o700);
  events.progress({ message: 'Starting the database', fraction: 0.95 });
  await endLeftover(data);
  const port = await choosePort(join(folder, 'port'));
  const host = `${HOST}:${port}`;
  const log = join(folder, 'server.log');
  const server = await keepRunning({
    launch: () => launch(plan.binary, data, port, log),
    end,
    onReady: events.onReady,
    onFailure: events.onFailure,
  });
  return {
    host,
    analyze: async () => {}, // mongod plans by trial, not by statistics
    stop: server.stop,
  };
}

async function launch(
  binary: string,
  data: string,
  port: number,
  logFile: string,
): Promise<ChildProcess> {
  const args = [
    ...['--dbpath', data, '--replSet', SET, '--bind_ip', HOST, '--port', `${port}`],
    ...['--wiredTigerCacheSizeGB', '0.25'],
    // A member that is asked to end waits 15 s for operations to complete unless told otherwise.
    ...['--setParameter', `shutdownTimeoutMillisForSignaledShutdown=${QUIESCE_MS}`],
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ];
  const log = openSync(logFile, 'w', 0o600);
  const server = spawn(...boundToThisProcess(binary, args), { stdio: ['ignore', log, log] });
  closeSync(log);
  server.on('error', () => {}); // seen as its end
  try {
    await becomePrimary(server, port);
    return server;
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`mongod: ${reasonIn(logFile) ?? messageOf(error)}`, { cause: error });
  }
}

/** What mongod's log gives as its last error; it writes a JSON document a line. */
function reasonIn(logFile: string): string | undefined {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').reverse();
  const line = lines.find((text) => /"s":"[EF]"/.test(text));
  const { msg, attr } = line ? JSON.parse(line) : {};
  return attr?.error ?? msg;
}

/** Waits until the member may be written to, making the replica set at its first start. */
async function becomePrimary(server: ChildProcess, port: number): Promise<void> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until; await sleep(50)) {
    if (server.pid === undefined || isOver(server)) throw new Error('it ended');
    if (await isPrimary(port)) return;
  }
  throw new Error('it did not become ready within a minute');
}

/** One attempt: a client that once failed to connect does not try again. */
async function isPrimary(port: number): Promise<boolean> {
  const { mongo } = await import('mongoose');
  const client = new mongo.MongoClient(`mongodb://${HOST}:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 500,
  });
  try {
    const admin = client.db('admin');
    await becomeMember(admin, `${HOST}:${port}`);
    const { isWritablePrimary } = await admin.command({ hello: 1 });
    return Boolean(isWritablePrimary);
  } catch (error) {
    const { MongoNetworkError, MongoServerSelectionError } = mongo;
    // It does not listen yet, or ended its connections when it became a member.
    if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError)
      return false;
    throw error;
  } finally {
    await client.close();
  }
}

/** Makes the set, or gives its one member the address it has now; does nothing the second time. */
async function becomeMember(admin: mongo.Db, host: string): Promise<void> {
  const config = await readSet(admin);
  if (!config) {
    const members = [{ _id: 0, host }];
    await admin.command({ replSetInitiate: { _id: SET, members } });
  } else if (config.members[0]?.host !== host) {
    const [member] = config.members;
    const moved = { ...config, version: config.version + 1, members: [{ ...member, host }] };
    // There is no primary to ask, since the set's only member does not find itself in the set.
    await admin.command({ replSetReconfig: moved, force: true });
  }
}

interface ReplicaSet {
  version: number;
  members: { host: string }[];
}

async function readSet(admin: mongo.Db): Promise<ReplicaSet | null> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    return config as ReplicaSet;
  } catch (error) {
    if (codeOf(error) === NOT_YET_INITIALIZED) return null;
    throw error;
  }
}

/** The port of the last time if it is free, else another one; kept in `file`. */
async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(last)) ?? (await freePort(0));
  if (port === null) throw new Error('there is no free port on 127.0.0.1');
  writeFileSync(file, `${port}\n`);
  return port;
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, HOST, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : null;
      server.close(() => resolve(port));
    });
  });
}

/** Ends a mongod whose supervisor was killed; mongod.lock holds its number while it runs. */
async function endLeftover(data: string): Promise<void> {
  const lock = join(data, 'mongod.lock');
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (pid > 0 && commandLineOf(pid).includes(data))
    await endProcess(pid, ['SIGTERM', 'SIGKILL'], 5_000);
}
