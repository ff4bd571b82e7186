import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import {
  afterThisTest,
  clientOf,
  isAlive,
  type Note,
  notesIn,
  startDocumentdb,
  temporaryFolder,
  until,
} from './own';

/** Inserts notes until told to stop; knows which were acknowledged. */
function writeTo(notes: mongo.Collection<Note>) {
  const acknowledged: string[] = [];
  let stopping = false;
  const ended = (async () => {
    for (let i = 0; !stopping; i++)
      await notes.insertOne({ _id: `${i}` }).then(
        () => acknowledged.push(`${i}`),
        () => {}, // not acknowledged: it may be there or not
      );
  })();
  const stop = () => {
    stopping = true;
    return ended;
  };
  afterThisTest(stop);
  return { acknowledged, stop };
}

const idsIn = async (notes: mongo.Collection<Note>) =>
  new Set((await notes.find().toArray()).map(({ _id }) => _id));

test.each(['database', 'bridge'] as const)(
  'after the %s was killed writes go on, and none that was acknowledged is missing',
  async (victim) => {
    const database = await startDocumentdb(temporaryFolder(), { durable: true });
    const notes = await notesIn(database.uri('test'));
    const { acknowledged, stop } = writeTo(notes);
    const victimPid = () =>
      (victim === 'bridge' ? database.pids().bridge : database.pids().database[0]) ?? 0;
    for (let round = 0; round < 2; round++) {
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 50 && victimPid() > 0);
      const pid = victimPid();
      process.kill(pid, 'SIGKILL');
      const sofar = acknowledged.length;
      await until(() => acknowledged.length > sofar + 50 && victimPid() !== pid);
    }
    await stop();
    const stored = await idsIn(notes);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  },
);

test('transactions take effect once, though the database is killed amid commits', async () => {
  const database = await startDocumentdb(temporaryFolder(), { durable: true });
  const client = await clientOf(database.uri('test'));
  const notes = client.db().collection<Note>('notes');
  const counters = client.db().collection<{ _id: number; n: number }>('counters');
  await counters.insertMany([0, 1, 2, 3].map((_id) => ({ _id, n: 0 })));
  await notes.insertOne({ _id: 'first' });
  let done = 0;
  let stopping = false;
  const workers = [0, 1, 2, 3].map(async (worker) => {
    for (let i = 0; !stopping; i++, done++)
      await client.withSession((session) =>
        session.withTransaction(async () => {
          // A second run of one that was committed would meet its own note.
          await notes.insertOne({ _id: `${worker}-${i}` }, { session });
          await counters.updateOne({ _id: worker }, { $inc: { n: 1 } }, { session });
        }),
      );
  });
  for (let round = 0; round < 3; round++) {
    const before = done;
    await until(() => done > before + 20);
    process.kill(database.pids().database[0] ?? 0, 'SIGKILL');
    const sofar = done;
    await until(() => done > sofar + 20);
  }
  stopping = true;
  await Promise.all(workers);
  expect(await notes.countDocuments()).toBe(done + 1);
  expect((await counters.find().toArray()).reduce((sum, { n }) => sum + n, 0)).toBe(done);
});

/** Starts app.ts, waits for its first notes; gives what it said, line by line. */
async function startApp(dataDir: string) {
  const file = fileURLToPath(new URL('./app.ts', import.meta.url));
  const app = spawn(process.execPath, ['--import', 'tsx', file, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  afterThisTest(() => void app.kill('SIGKILL'));
  let said = '';
  app.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const lines = () => said.split('\n').slice(0, -1);
  await until(() => lines().length > 50);
  const pids = JSON.parse(lines()[0] ?? '') as { bridge: number; database: number[] };
  return { app, pids, acknowledged: () => lines().slice(1) };
}

async function kill(app: ChildProcess, ...others: number[]) {
  const exit = once(app, 'exit');
  for (const pid of [...others, app.pid ?? 0]) process.kill(pid, 'SIGKILL');
  await exit;
}

test.each([
  ['the app', () => []],
  ['the app and the bridge', ({ bridge }: { bridge: number }) => [bridge]],
])('after %s was killed the next start works, and no note is missing', async (_, others) => {
  const dataDir = temporaryFolder();
  for (let round = 0; round < 2; round++) {
    const { app, pids, acknowledged } = await startApp(dataDir);
    await kill(app, ...others(pids));
    const next = await startDocumentdb(dataDir, { durable: true });
    const stored = await idsIn(await notesIn(next.uri('test')));
    expect(acknowledged().filter((id) => !stored.has(id))).toEqual([]);
    await next.stop();
  }
});

test('nothing outlives an app that was killed', async () => {
  const { app, pids } = await startApp(temporaryFolder());
  await kill(app);
  await until(() => ![pids.bridge, ...pids.database].some(isAlive));
});
