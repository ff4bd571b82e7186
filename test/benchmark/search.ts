import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FeedQuery, feedQuery } from '@leaven/shared/feed/feed.schemas';
import * as z from 'zod/mini';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { startEmbeddedDatabase } from '../../server/src/database/embedded/index';
import { palette } from '../../server/src/features/feed/feed.palette';
import { feed } from '../../server/src/features/feed/feed.service';
import { UserRow } from '../../server/src/features/users/users.model';
import { useSecret } from '../../server/src/http/secret';
import { seedCompany } from '../../server/src/seed/company';

/** `tsx test/benchmark/search.ts --large`: also at 200,000 ideas; `--sizes` for others. */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,20000' },
    large: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '20' },
  },
});
const sizes = [...values.sizes.split(',').map(Number), ...(values.large ? [200_000] : [])];

const searches: [what: string, query: Partial<FeedQuery>][] = [
  ['one word, in every twelfth title', { q: 'rota' }],
  ['a word in every third body', { q: 'hour' }],
  ['two words', { q: 'rota millers' }],
  ['two words, newest first', { q: 'rota millers', sort: 'new' }],
  ['a phrase', { q: '"empty vans on the way back"' }],
  ['a word and a stage', { q: 'oven', stage: 'declined' }],
  ['a word, not voted for', { q: 'oven', voted: 'false' }],
  ['a word nobody wrote', { q: 'zeppelin' }],
];

/** One after the other; the shared machine makes the tail, so half of them say more. */
async function times(run: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const took: number[] = [];
  for (let i = 0; i < Number(values.rounds); i++) {
    const begun = performance.now();
    await run();
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor((took.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function measure(ideas: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'leaven-bench-'));
  const database = await startEmbeddedDatabase({ dataDir });
  try {
    await connectDatabase(database.uri('leaven'));
    await seedCompany({ ideas, votes: ideas });
    await database.analyze();
    const person = await UserRow.findOne().lean();
    const actor = { id: String(person?._id), role: 'member' } as const;
    console.log(`\n${ideas} ideas, ${ideas * 2.5} comments`);
    const print = ([what, run]: [string, () => Promise<unknown>]) =>
      times(run).then(({ p50, p95 }) =>
        console.log(`${what.padEnd(34)} p50 ${p50.toFixed(0)} ms  p95 ${p95.toFixed(0)} ms`),
      );
    for (const [what, query] of searches)
      await print([what, () => feed.list(actor, z.parse(feedQuery, query))]);
    await print(['palette, three letters', () => palette({ q: 'rot' })]);
  } finally {
    await disconnectDatabase();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

useSecret('a secret for the benchmark, long enough');
for (const size of sizes) await measure(size);
