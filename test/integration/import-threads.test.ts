import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import type { User } from '../../server/src/features/users/users.model';
import { users } from '../../server/src/features/users/users.service';
import { importFiles } from '../../server/src/import/index';
import { createTestDatabase } from '../support/database';

const database = createTestDatabase();
let steward: User;
let folder: string;

interface Row {
  externalId: string;
  ideaExternalId: string;
  parent: string;
  body: string;
  postedAt: string;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leaven-threads-'));
  await connectDatabase(database.uri);
  const account = { email: 'ada@crumb.example', name: 'Ada', password: 'a long enough password' };
  steward = await users.create({ ...account, role: 'administrator' });
  await write('mapping.json', [
    {
      source: 't',
      ideas: { externalId: 'externalId', title: 'title' },
      comments: {
        ...{ externalId: 'externalId', ideaExternalId: 'ideaExternalId', body: 'body' },
        parent: { column: 'parent', separator: '/' },
        postedAt: 'postedAt',
      },
    },
  ]);
  await write('ideas.ndjson', [
    { externalId: 'i', title: 'What if we' },
    { externalId: 'j', title: 'What if they' },
  ]);
  await importFiles({
    ...{ ideas: join(folder, 'ideas.ndjson'), mapping: join(folder, 'mapping.json') },
    ...{ steward, alone: true },
  });
});
afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, rows: object[]) =>
  writeFile(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

const row = (externalId: string, parent = '', ideaExternalId = 'i'): Row => ({
  externalId,
  ideaExternalId,
  parent,
  body: `Words of ${externalId}`,
  postedAt: new Date(1_500_000_000_000 + Number.parseInt(externalId, 36) * 1_000).toISOString(),
});

/** The threads as they are read: by path, one line a comment, indented by depth. */
async function threads(): Promise<string[]> {
  const rows = await CommentRow.find().sort({ ideaId: 1, path: 1, _id: 1 }).lean();
  const nameOf = new Map(rows.map(({ _id, externalId }) => [String(_id), externalId?.slice(2)]));
  return rows.map(
    ({ externalId, depth, parentId }) =>
      `${'  '.repeat(depth)}${externalId?.slice(2)} < ${nameOf.get(String(parentId)) ?? '-'}`,
  );
}

async function load(rows: Row[], batchSize: number) {
  await CommentRow.deleteMany({});
  await write('comments.ndjson', rows);
  const { counts } = await importFiles({
    ...{ comments: join(folder, 'comments.ndjson'), mapping: join(folder, 'mapping.json') },
    ...{ steward, alone: true, batchSize },
  });
  return counts.comments;
}

// Two threads; one whose middle is missing; a circle with somebody below it; an answer to a comment
// on another idea; one that answers itself.
const rows = [
  ...[row('1'), row('2', '1'), row('3', '1/2'), row('4', '1/2/3'), row('5', '1')],
  ...[row('6'), row('7', '6'), row('8', '6/7'), row('9', '6/7/8'), row('a', '6/7/8/9')],
  ...[
    row('b', '6/missing'),
    row('c', 'missing'),
    row('d', 'missing/c'),
    row('e', 'missing/c/gone'),
  ],
  ...[row('f', '1/h'), row('g', '1/h/f'), row('h', '1/h/f/g'), row('k', 'h')],
  ...[row('m', '1', 'j'), row('n', 'm', 'j'), row('o', 'o')],
];
const expected = [
  ...['1 < -', '  2 < 1', '    3 < 2', '      4 < 3', '  5 < 1', '  f < 1', '  g < 1', '  h < 1'],
  ...['6 < -', '  7 < 6', '    8 < 7', '      9 < 8', '        a < 9', '  b < 6'],
  ...['c < -', '  d < c', '  e < c', 'k < -', 'o < -'],
  ...['m < -', '  n < m'],
];

test('answers stand below what they answer; where that is missing, below the nearest ancestor', async () => {
  const counts = await load(rows, 100);
  expect((await threads()).sort()).toEqual([...expected].sort());
  expect(counts).toEqual({ read: 21, imported: 21, alreadyThere: 0, inError: 0, noted: 8 });
});

test('any order of the rows, in batches of any size, gives the same threads', async () => {
  await load(rows, 100);
  const before = await CommentRow.find().sort({ _id: 1 }).lean();
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.integer({ min: 1, max: 25 }),
      async (shuffled, batchSize) => {
        const { noted } = await load(shuffled, batchSize);
        expect(await CommentRow.find().sort({ _id: 1 }).lean()).toEqual(before);
        expect(noted).toBe(8);
      },
    ),
    { numRuns: 12 },
  );
});

test('a long chain from its end to its beginning is no deeper than memory', async () => {
  const chain = Array.from({ length: 200 }, (_, i) =>
    row((i + 100).toString(36), i === 0 ? '' : (i + 99).toString(36)),
  );
  await load(chain.toReversed(), 60);
  const stored = await CommentRow.find().sort({ path: 1, _id: 1 }).lean();
  expect(stored.map(({ depth }) => depth)).toEqual(chain.map((_, i) => i));
});

test('counts are right for each idea after any of this', async () => {
  await load(rows, 7);
  const ideas = await IdeaRow.find().sort({ externalId: 1 }).lean();
  expect(ideas.map(({ commentCount }) => commentCount)).toEqual([19, 2]);
});
