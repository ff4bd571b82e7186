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
import { freePort, type ServerProcess, startServerProcess } from '../support/server-process';
import { openSeededSessions } from '../support/sessions';
import { type Groups, withCpu } from './cpu';
import { type Call, load, type Measured } from './load';
import { measureReading, similarCalls, similarReady } from './similar';
import { voteToSockets } from './sockets';
import { plantThread, threadCalls } from './threads';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '9' },
    sizes: { type: 'string', default: '1000,20000' },
  },
});
const seconds = Number(values.seconds);
const sizes = values.sizes.split(',').map(Number);
const secret = 'a secret for the benchmark, long enough';
const VOTES_PER_IDEA = 10;
const VOTERS = 40;
/** Each is measured so often, all sizes in turn: what else the machine does meets all of them. */
const ROUNDS = 3;

interface Row extends Measured {
  what: string;
  cpu: Record<string, number>;
}

const ms = (value: number) => value.toFixed(1).padStart(7);

function print({ what, perSecond, p50, p97, errors, cpu }: Row): void {
  const shares = Object.entries(cpu)
    .map(([name, used]) => `${name} ${(used * 100).toFixed(0)} %`)
    .join(', ');
  console.log(
    `${what.padEnd(22)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${ms(p50)} ms  p97.5 ${ms(p97)} ms  ${errors} errors  CPU: ${shares}`,
  );
}

/** One round; processor time as a share of a core. */
async function measured(
  what: string,
  groups: Groups,
  url: string,
  calls: Call[],
  connections?: number,
): Promise<Row> {
  await load(url, calls, 1, connections);
  const duration = Math.max(1, seconds / ROUNDS);
  const { result, cpu } = await withCpu(groups, () => load(url, calls, duration, connections));
  const shares = Object.entries(cpu).map(([name, used]) => [name, used / duration]);
  return { what, ...result, cpu: Object.fromEntries(shares) };
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The rounds of one scenario as one. */
function together(rounds: Row[]): Row {
  const of = (value: (row: Row) => number) => median(rounds.map(value));
  const names = Object.keys(rounds[0]?.cpu ?? {});
  return {
    what: rounds[0]?.what ?? '',
    perSecond: of((row) => row.perSecond),
    p50: of((row) => row.p50),
    p97: of((row) => row.p97),
    errors: rounds.reduce((sum, row) => sum + row.errors, 0),
    cpu: Object.fromEntries(names.map((name) => [name, of((row) => row.cpu[name] ?? 0)])),
  };
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
    return await measured('bare Express', groups, url, [{ path: '/' }]);
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

type Scenario = [what: string, calls: Call[], connections?: number];

/** A company of some size with a server of its own. */
interface Company {
  ideas: number;
  server: ServerProcess;
  groups: Groups;
  cookie: string;
  watched: string;
  scenarios: Scenario[];
}

async function open(database: EmbeddedDatabase, ideas: number): Promise<Company> {
  const uri = database.uri(`leaven_${ideas}`);
  await connectDatabase(uri);
  const started = performance.now();
  await seedCompany({ ideas, votes: ideas * VOTES_PER_IDEA });
  const talks = [await plantThread(10), await plantThread(1_000)];
  await disconnectDatabase();
  await database.analyze();
  const took = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `\n${ideas} ideas, ${ideas * VOTES_PER_IDEA} votes (filled in ${took} s; ${database.reason})`,
  );
  console.log(`similar ideas          ${await measureReading(uri)}`);
  const server = await startServerProcess({
    dataDir: tmpdir(),
    port: await freePort(),
    env: { NODE_ENV: 'production', MONGODB_URI: uri, SESSION_SECRET: secret },
  });
  const cookies = await openSeededSessions(uri, secret, VOTERS);
  const [cookie = ''] = cookies;
  const hot = await hottest(server.url, cookie);
  const typed = similarCalls(
    hot.map(({ title }) => title),
    cookie,
  );
  await similarReady(server.url, cookie);
  const ids = hot.map(({ id }) => id);
  const list = (query: string): Call[] => [{ path: `/api/ideas?limit=20${query}`, cookie }];
  return {
    ideas,
    server,
    cookie,
    watched: ids[0] ?? '',
    groups: {
      server: () => [server.pid],
      bridge: () => [database.pids().bridge ?? 0],
      database: () => database.pids().database,
    },
    scenarios: [
      ['feed, hot', list('')],
      ['feed, new', list('&sort=new')],
      ['feed, top of a month', list('&sort=top')],
      ['feed, top of all time', list('&sort=top&window=all')],
      ['feed, needs eyes', list('&sort=needs_eyes')],
      ['feed, following', list('&sort=following')],
      [
        'idea and its thread',
        ids.slice(0, 20).flatMap((id) => [
          { path: `/api/ideas/${id}`, cookie },
          { path: `/api/ideas/${id}/comments`, cookie },
        ]),
      ],
      ...talks.map(
        ({ ideaId, comments }): Scenario => [`${comments} comments`, threadCalls(ideaId, cookie)],
      ),
      ['vote', votesOn(ids, cookies.slice(1))],
      ['similar', typed],
      ['similar, one typing', typed, 1],
    ],
  };
}

/** Measures one scenario in all companies in turn and prints what each made of it. */
async function compare(companies: Company[], at: number, bare: Row): Promise<void> {
  const rounds = companies.map((): Row[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, { groups, server, scenarios }] of companies.entries()) {
      const [what, calls, connections] = scenarios[at] as Scenario;
      rounds[i]?.push(await measured(what, groups, server.url, calls, connections));
    }
  const [small] = rounds;
  console.log(`\n${small?.[0]?.what}`);
  for (const [i, { ideas }] of companies.entries()) {
    const own = rounds[i] ?? [];
    const row = together(own);
    print({ ...row, what: `  ${ideas} ideas` });
    if (i === 0) continue;
    const costs = own.map((each, round) => (small?.[round]?.perSecond ?? 0) / each.perSecond);
    console.log(
      `    costs × ${median(costs).toFixed(2)} of ${companies[0]?.ideas} ideas; ${((row.perSecond / bare.perSecond) * 100).toFixed(0)} % of bare Express`,
    );
  }
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), ten connections, ${ROUNDS} rounds of ${seconds / ROUNDS} s`,
);
const bare = await floor();
print(bare);
const dataDir = await mkdtemp(join(tmpdir(), 'leaven-bench-'));
const database = await startEmbeddedDatabase({ dataDir });
const companies: Company[] = [];
try {
  for (const size of sizes) companies.push(await open(database, size));
  const [first] = companies;
  for (const at of first?.scenarios.keys() ?? []) await compare(companies, at, bare);
  for (const { ideas, server, cookie, watched } of companies) {
    const told = await voteToSockets(server.url, cookie, watched);
    console.log(
      `${ideas} ideas, vote → 200 sockets  p50 ${ms(told.p50)} ms  p95 ${ms(told.p95)} ms  ${told.lost} lost`,
    );
  }
} finally {
  for (const { server } of companies) await server.stop();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
