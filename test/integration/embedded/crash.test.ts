import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import type { EmbeddedDatabase } from '../../../server/src/database/embedded/index';
import {
  afterThisTest,
  clientOf,
  isAlive,
  killHard,
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

const victims = ['database', 'bridge'] as const;

/** Kills it amid work, and again when work goes on. */
async function killTwice(
  { pids }: EmbeddedDatabase,
  victim: (typeof victims)[number],
  done: () => number,
) {
  const pidNow = () => (victim === 'bridge' ? pids().bridge : pids().database[0]) ?? 0;
  const progress = async (isOther = (_pid: number) => true) => {
    const before = done();
    await until(() => done() > before + 50 && pidNow() > 0 && isOther(pidNow()));
  };
  await progress();
  for (let round = 0; round < 2; round++) {
    const killed = pidNow();
    killHard(killed);
    await progress((pid) => pid !== killed);
  }
}

test.each(victims)(
  'after the %s was killed writes go on, and none that was acknowledged is missing',
  async (victim) => {
    const database = await startDocumentdb(temporaryFolder(), { durable: true });
    const notes = await notesIn(database.uri('test'));
    const { acknowledged, stop } = writeTo(notes);
    await killTwice(database, victim, () => acknowledged.length);
    await stop();
    const stored = await idsIn(notes);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  },
);

test.each(victims)(
  'transactions take effect wholly and once, though the %s is killed amid them',
  async (victim) => {
    const database = await startDocumentdb(temporaryFolder(), { durable: true });
    const client = await clientOf(database.uri('test'));
    const notes = client.db().collection<Note>('notes');
    const counters = client.db().collection<{ _id: number; n: number }>('counters');
    await counters.insertMany([0, 1, 2, 3].map((_id) => ({ _id, n: 0 })));
    const acknowledged: string[] = [];
    const codes: unknown[] = [];
    let stopping = false;
    const work = async (worker: number) => {
      for (let i = 0; !stopping; i++) {
        const _id = `${worker}-${i}`;
        const transaction = client.withSession((session) =>
          session.withTransaction(async () => {
            await notes.insertOne({ _id }, { session });
            await counters.updateOne({ _id: worker }, { $inc: { n: 1 } }, { session });
          }),
        );
        await transaction.then(
          () => acknowledged.push(_id),
          (error) => codes.push(error.code),
        );
      }
    };
    const workers = Promise.all([0, 1, 2, 3].map(work));
    await killTwice(database, victim, () => acknowledged.length);
    stopping = true;
    await workers;
    const stored = await idsIn(notes);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    const counted = (await counters.find().toArray()).reduce((sum, { n }) => sum + n, 0);
    expect(counted).toBe(stored.size);
    // One that was run again although it was committed would have met its own note.
    expect(codes).not.toContain(11000);
  },
);

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
  for (const pid of [...others, app.pid]) killHard(pid);
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
