import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Db, MongoClient, type ObjectId } from 'mongodb';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { startEmbeddedDatabase } from '../../server/src/database/embedded/index';
import { seedCompany } from '../../server/src/seed/company';
import { freePort, startServerProcess } from '../support/server-process';
import { openSeededSessions } from '../support/sessions';
import { until } from '../support/until';

// One event that ten thousand people are told of, in the bell and by a digest, while others read: how much
// later are they answered? Both are measured in turn, since a machine has moods.

const { values } = parseArgs({
  options: {
    followers: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    /** Requests a second, at a steady pace whatever the answers take. */
    rate: { type: 'string', default: '20' },
  },
});
const followers = Number(values.followers);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const rate = Number(values.rate);
const secret = 'a secret for the benchmark, long enough';

/** Lets everybody follow one open idea. @returns its id */
async function followOne(db: Db): Promise<string> {
  const idea = await db.collection('ideas').findOne({ stage: 'open', listed: true });
  const users = await db
    .collection('users')
    .find({}, { projection: { _id: 1 } })
    .toArray();
  const [targetId, at] = [idea?._id as ObjectId, new Date()];
  await db.collection<{ _id: string }>('follows').insertMany(
    users.map(({ _id: userId }) => ({
      _id: `idea:${targetId}:${userId}`,
      kind: 'idea',
      targetId,
      userId,
      following: true,
      at,
    })),
    { ordered: false },
  );
  return String(targetId);
}

async function decide(url: string, cookie: string, ideaId: string, stage: string): Promise<void> {
  const answer = await fetch(`${url}/api/ideas/${ideaId}/decisions`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ stage, reason: 'For the benchmark' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Reads at a steady pace for some seconds. @returns how long each answer took, in milliseconds */
async function read(url: string, cookie: string, ideaId: string): Promise<number[]> {
  const end = Date.now() + seconds * 1_000;
  const paths = ['/api/ideas?limit=20', `/api/ideas/${ideaId}`, '/api/me', '/api/notifications'];
  const times: Promise<number>[] = [];
  for (let i = 0; Date.now() < end; i++) {
    const start = performance.now();
    const path = paths[i % paths.length];
    times.push(
      fetch(`${url}${path}`, { headers: { Cookie: cookie } })
        .then((answer) => answer.text())
        .then(() => performance.now() - start),
    );
    await sleep(1_000 / rate);
  }
  return Promise.all(times);
}

const share = (times: number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
const ms = (value: number) => `${value.toFixed(1)} ms`;

const dataDir = await mkdtemp(join(tmpdir(), 'leaven-bench-'));
const database = await startEmbeddedDatabase({ dataDir });
const uri = database.uri('leaven');
await connectDatabase(uri);
await seedCompany({ ideas: 1_000, votes: 10_000, people: followers });
await disconnectDatabase();
const client = await MongoClient.connect(uri);
const db = client.db();
const ideaId = await followOne(db);
await database.analyze();
const server = await startServerProcess({
  dataDir: tmpdir(),
  port: await freePort(),
  env: {
    NODE_ENV: 'production',
    MONGODB_URI: uri,
    SESSION_SECRET: secret,
    // Digests wait for the morning: nobody is called here.
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'leaven@crumb.example',
    PUBLIC_URL: 'https://leaven.crumb.example',
  },
});
try {
  const [cookie = ''] = await openSeededSessions(uri, secret, 1);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}); ${followers} followers, ${rate} requests a second`,
  );
  await read(server.url, cookie, ideaId);
  const quiet: number[] = [];
  const busy: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const alone = await read(server.url, cookie, ideaId);
    const start = performance.now();
    await decide(server.url, cookie, ideaId, round % 2 === 1 ? 'in_review' : 'open');
    const beside = await read(server.url, cookie, ideaId);
    const all = round * (followers - 1);
    const told = await until(
      () => db.collection('deliveries').countDocuments(),
      (count) => count >= all,
      600_000,
    );
    const took = ((performance.now() - start) / 1_000).toFixed(0);
    quiet.push(...alone);
    busy.push(...beside);
    console.log(
      `round ${round}: ${told} told of ${all}, in ${took} s; p95 alone ${ms(share(alone, 0.95))}, beside it ${ms(share(beside, 0.95))}`,
    );
  }
  const [before, during] = [share(quiet, 0.95), share(busy, 0.95)];
  const change = (during / before - 1) * 100;
  console.log(
    `p95 of ${quiet.length} answers alone ${ms(before)}, of ${busy.length} beside it ${ms(during)}: ${change.toFixed(0)} % more; p50 ${ms(share(quiet, 0.5))} and ${ms(share(busy, 0.5))}`,
  );
} finally {
  await server.stop();
  await client.close();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
