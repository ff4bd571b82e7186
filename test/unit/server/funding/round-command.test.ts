import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../../../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leaven-round-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as `npm run round` does. */
const round = (...args: string[]): Promise<{ code: number; out: string; said: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'server/src/commands/round.ts', ...args],
      { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
      (error, out, said) => resolve({ code: error ? Number(error.code) : 0, out, said }),
    );
  });

test('a file is decided, each project with its reason, and held against what the file says', async () => {
  const path = join(folder, 'yard.pb');
  const lines = [
    ...['META', 'key;value', 'budget;120', 'vote_type;approval'],
    ...['PROJECTS', 'project_id;cost;name;selected'],
    ...['g;60;A garden;1', 'b;20;A bench;1', 's;50;A swing;1'],
    ...['VOTES', 'voter_id;vote', '1;g', '2;g,b', '3;g,b', '4;s'],
  ];
  await writeFile(path, lines.join('\n'));
  const shares = await round(path);
  expect(shares).toMatchObject({ code: 0, said: '' });
  expect(shares.out.split('\n')).toEqual([
    'Each voter began with 49.00, after 19 raises.',
    'bought  g  A garden',
    '        3 voters paid 20.00 for each mark',
    'bought  b  A bench',
    '        2 voters paid 10.00 for each mark',
    'not bought  s  A swing',
    '        costs 50.00; 1 who want it have 49.00 left together',
    '2 of 3 bought for 80 of 120, by 4 ballots',
    'The file says otherwise of s.',
    '',
  ]);
  const greedy = await round(path, '--rule', 'greedy', '--lot', 'draw');
  expect(greedy.out).toMatch(
    /^bought {2}g {2}A garden\nbought {2}b {2}A bench\n2 of 3 bought for 80/,
  );
  expect(greedy.out).toMatch(/The lot: [gbs], [gbs], [gbs]/);

  const wrong = await round(join(folder, 'none.pb'), '--rule', 'luck');
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.said).toContain('--rule is shares or greedy, not "luck".');
  const missing = await round(join(folder, 'none.pb'));
  expect(missing.said).toMatch(/none\.pb cannot be read: ENOENT/);
});
