import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../server/src/database/embedded/index';
import { seedCompany } from '../../server/src/seed/company';
import { freePort, startServerProcess } from '../support/server-process';
import { type Groups, withCpu } from './cpu';
import { type Call, load, type Measured } from './load';
import { openSessions } from './sessions';
import { measureReading, similarCalls, similarReady } from './similar';
import { voteToSockets } from './sockets';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    sizes: { type: 'string', default: '1000,20000' },
  },
});
const seconds = Number(values.seconds);
const sizes = values.sizes.split(',').map(Number);
const secret = 'a secret for the benchmark, long enough';
const VOTES_PER_IDEA = 10;
const VOTERS = 40;

interface Row extends Measured {
  what: string;
  cpu: Record<string, number>;
}

const ms = (value: number) => value.toFixed(1).padStart(7);

function print({ what, perSecond, p50, p97, errors, cpu }: Row): void {
  const shares = Object.entries(cpu)
    .map(([name, used]) => `${name} ${((used / seconds) * 100).toFixed(0)} %`)
    .join(', ');
  console.log(
    `${what.padEnd(22)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${ms(p50)} ms  p97.5 ${ms(p97)} ms  ${errors} errors  CPU: ${shares}`,
  );
}

async function floor(): Promise<Row> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'floor.ts')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    if (!child.stdout) throw new Error('the floor has no output');
    const [line] = await once(child.stdout, 'data');
    const url = `http://127.0.0.1:${String(line).trim()}`;
    await load(url, [{ path: '/' }], 1);
    const groups = { express: () => [child.pid ?? 0] };
    const { result, cpu } = await withCpu(groups, () => load(url, [{ path: '/' }], seconds));
    return { what: 'bare Express', ...result, cpu };
  } finally {
    child.kill();
  }
}

/** The hottest ideas, as a reader of the feed meets them. */
async function hottest(url: string, cookie: string): Promise<{ id: string; title: string }[]> {
  const answer = await fetch(`${url}/api/ideas?limit=50`, { headers: { Cookie: cookie } });
  const { items } = (await answer.json()) as {
    items: { id: string; title: string; mine: boolean; stage: string }[];
  };
  return items.filter(({ mine, stage }) => !mine && stage === 'open');
}

/** Every voter votes for every idea and takes it back, over and over. */
const votesOn = (ids: string[], cookies: string[]): Call[] =>
  cookies.flatMap((cookie, i) => {
    const path = `/api/ideas/${ids[i % ids.length]}/vote`;
    return [1, 0].map((value) => ({ method: 'PUT' as const, path, cookie, body: { value } }));
  });

async function measure(database: EmbeddedDatabase, uri: string): Promise<Row[]> {
  const server = await startServerProcess({
    dataDir: tmpdir(),
    port: await freePort(),
    env: { NODE_ENV: 'production', MONGODB_URI: uri, SESSION_SECRET: secret },
  });
  const groups: Groups = {
    server: () => [server.pid],
    bridge: () => [database.pids().bridge ?? 0],
    database: () => database.pids().database,
  };
  try {
    const cookies = await openSessions(uri, secret, VOTERS);
    const [cookie = ''] = cookies;
    const hot = await hottest(server.url, cookie);
    const ids = hot.map(({ id }) => id);
    const typed = similarCalls(
      hot.map(({ title }) => title),
      cookie,
    );
    await similarReady(server.url, cookie);
    const scenarios: [what: string, calls: Call[], connections?: number][] = [
      ['feed, hot', [{ path: '/api/ideas?limit=20', cookie }]],
      ['feed, new', [{ path: '/api/ideas?limit=20&sort=new', cookie }]],
      ['feed, top of a month', [{ path: '/api/ideas?limit=20&sort=top', cookie }]],
      ['feed, top of all time', [{ path: '/api/ideas?limit=20&sort=top&window=all', cookie }]],
      ['feed, needs eyes', [{ path: '/api/ideas?limit=20&sort=needs_eyes', cookie }]],
      ['feed, following', [{ path: '/api/ideas?limit=20&sort=following', cookie }]],
      [
        'idea and its thread',
        ids.slice(0, 20).flatMap((id) => [
          { path: `/api/ideas/${id}`, cookie },
          { path: `/api/ideas/${id}/comments`, cookie },
        ]),
      ],
      ['vote', votesOn(ids, cookies.slice(1))],
      ['similar', typed],
      ['similar, one typing', typed, 1],
    ];
    const rows: Row[] = [];
    for (const [what, calls, connections] of scenarios) {
      await load(server.url, calls, 1, connections);
      const { result, cpu } = await withCpu(groups, () =>
        load(server.url, calls, seconds, connections),
      );
      rows.push({ what, ...result, cpu });
      print(rows.at(-1) as Row);
    }
    const [watched = ''] = ids;
    const told = await voteToSockets(server.url, cookie, watched);
    console.log(
      `vote → 200 sockets      p50 ${ms(told.p50)} ms  p95 ${ms(told.p95)} ms  ${told.lost} lost`,
    );
    return rows;
  } finally {
    await server.stop();
  }
}

async function at(ideas: number): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'leaven-bench-'));
  const database = await startEmbeddedDatabase({ dataDir });
  try {
    const uri = database.uri('leaven');
    await connectDatabase(uri);
    const started = performance.now();
    await seedCompany({ ideas, votes: ideas * VOTES_PER_IDEA });
    await disconnectDatabase();
    await database.analyze();
    const took = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `\n${ideas} ideas, ${ideas * VOTES_PER_IDEA} votes (filled in ${took} s; ${database.reason})`,
    );
    console.log(`similar ideas          ${await measureReading(uri)}`);
    return await measure(database, uri);
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), ten connections, ${seconds} s each`,
);
const bare = await floor();
print(bare);
const results = new Map<number, Row[]>();
for (const size of sizes) results.set(size, await at(size));

const [small = 0, large = 0] = sizes;
for (const row of results.get(small) ?? []) {
  const larger = results.get(large)?.find(({ what }) => what === row.what);
  if (larger && large !== small)
    console.log(
      `${row.what.padEnd(22)} ${small} → ${large} ideas costs × ${(row.perSecond / larger.perSecond).toFixed(2)}; of bare Express ${((larger.perSecond / bare.perSecond) * 100).toFixed(0)} %`,
    );
}
