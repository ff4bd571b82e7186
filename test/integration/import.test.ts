import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { assumedImpressions, hotScore } from '@leaven/shared/ideas/ranking';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { CategoryRow } from '../../server/src/features/categories/categories.model';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { DecisionRow } from '../../server/src/features/ideas/decisions.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { firstAdministrator } from '../../server/src/features/users/administrators';
import { type ImportOptions, importFiles } from '../../server/src/import/index';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';

let t: TestApp;
let ada: TestPerson;
let folder: string;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator', 'Ada');
  folder = await mkdtemp(join(tmpdir(), 'leaven-import-test-'));
});
afterEach(async () => {
  for (const rows of [IdeaRow, CommentRow, DecisionRow, CategoryRow]) await emptied(rows);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await t.close();
});

const emptied = (rows: { deleteMany(filter: object): PromiseLike<unknown> }) => rows.deleteMany({});

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const ndjson = (name: string, rows: object[]) =>
  file(name, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

async function load(options: Partial<ImportOptions>) {
  const steward = await firstAdministrator();
  if (!steward) throw new Error('There is no administrator.');
  return importFiles({ mapping: 'leaven', source: 'test', alone: true, steward, ...options });
}

const idea = (externalId: string | number, more: object = {}) => ({
  externalId,
  title: `What if we tried ${externalId}`,
  postedAt: '2020-01-01T10:00:00Z',
  ...more,
});
const comment = (externalId: string, second: number, more: object = {}) => ({
  externalId,
  ideaExternalId: 'i',
  body: `Words of ${externalId}`,
  postedAt: new Date(Date.UTC(2020, 1, 1, 0, 0, second)).toISOString(),
  ...more,
});
const findIdea = (id: string) =>
  IdeaRow.findOne({ externalId: `test:${id}` })
    .lean()
    .orFail();

test('an idea comes with its text, date, category, votes and decision, as the feed shows it', async () => {
  const tom = await t.person('member', 'Tom');
  const ideas = await ndjson('ideas.ndjson', [
    idea(1, {
      body: '<p>Because it is <b>good</b></p>',
      author: ` ${tom.email.toUpperCase()} `,
      category: 'Rye & more',
      votes: 12,
    }),
    idea(2, {
      category: 'rye & MORE',
      stage: 'Declined',
      reason: 'Too dear',
      author: 'x@y.example',
    }),
    idea(3, { title: 'Hm', stage: 'declined', votes: '-3' }),
  ]);
  const result = await load({ ideas });
  expect(result.counts.ideas).toEqual({
    ...{ read: 3, imported: 3, alreadyThere: 0, inError: 0, noted: 0 },
  });
  expect(result.categoriesAdded).toEqual(['Rye & more', 'Imported']);

  const first = await findIdea('1');
  expect(first).toMatchObject({ votes: 12, importedVotes: 12, stage: 'open', listed: true });
  const posted = new Date('2020-01-01T10:00:00Z');
  expect(first.hot).toBe(hotScore(12, posted, DEFAULT_HALF_LIFE_DAYS));
  expect(first.impressions).toBe(assumedImpressions(12, posted, new Date()));
  const page = (await tom.api.get(`/api/ideas/${first._id}`).expect(200)).body;
  expect(page).toMatchObject({
    title: 'What if we tried 1',
    body: 'Because it is good',
    excerpt: 'Because it is good',
    author: { name: 'Tom' },
    mine: true,
    category: { name: 'Rye & more' },
    steward: { id: ada.id },
    postedAt: '2020-01-01T10:00:00.000Z',
    votes: 12,
    decisions: [],
  });
  const second = (await tom.api.get(`/api/ideas/${(await findIdea('2'))._id}`).expect(200)).body;
  expect(second).toMatchObject({
    ...{ author: null, stage: 'declined', category: { name: 'Rye & more' } },
    decisions: [{ from: 'open', to: 'declined', reason: 'Too dear', by: null }],
  });
  expect(await findIdea('3')).toMatchObject({ title: 'Hm', votes: -3, listed: false });

  const feed = (await tom.api.get('/api/ideas').expect(200)).body;
  expect(feed.items.map(({ id }: { id: string }) => id)).toEqual([String(first._id)]);
});

test('whom an idea would help comes along, and the filter finds it', async () => {
  const ideas = await ndjson('helped.ndjson', [
    idea('h', { beneficiary: '  Night  bakers ' }),
    idea('n'),
    idea('long', { beneficiary: 'x'.repeat(121) }),
  ]);
  const result = await load({ ideas });
  expect(result.counts.ideas).toMatchObject({ imported: 2, inError: 1 });
  const { _id, beneficiary } = await findIdea('h');
  expect(beneficiary).toBe('Night bakers');
  expect((await findIdea('n')).beneficiaryKey).toBeNull();
  const found = await ada.api.get('/api/ideas').query({ beneficiary: 'night BAKERS' }).expect(200);
  expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([String(_id)]);
});

test('votes given here are added to those that came along', async () => {
  await load({ ideas: await ndjson('voted.ndjson', [idea('v', { votes: 40 })]) });
  const { _id } = await findIdea('v');
  const tom = await t.person();
  const vote = await tom.api.put(`/api/ideas/${_id}/vote`).send({ value: 1 }).expect(200);
  expect(vote.body.votes).toBe(41);
});

test('repeating an import adds nothing, nor does the same in another order', async () => {
  const ideas = [idea('a', { stage: 'declined' }), idea('i'), idea('b')];
  const comments = [comment('1', 1), comment('2', 2, { parent: '1' }), comment('3', 3)];
  await load({
    ideas: await ndjson('i.ndjson', ideas),
    comments: await ndjson('c.ndjson', comments),
  });
  const again = await load({
    ideas: await ndjson('i2.ndjson', [...ideas.toReversed(), idea('a')]),
    comments: await ndjson('c2.ndjson', [...comments.toReversed(), comment('1', 9)]),
  });
  expect(again.counts).toMatchObject({
    ideas: { imported: 0, alreadyThere: 4 },
    comments: { imported: 0, alreadyThere: 4 },
  });
  expect(again.categoriesAdded).toEqual([]);
  expect(await IdeaRow.countDocuments()).toBe(3);
  expect(await DecisionRow.countDocuments()).toBe(1);
  expect(await findIdea('i')).toMatchObject({ commentCount: 3, dirtyAt: null });

  const elsewhere = await load({ ideas: await ndjson('i.ndjson', ideas), source: 'another' });
  expect(elsewhere.counts.ideas.imported).toBe(3);
});

test('what was imported before a crash is found by the next try, decisions too', async () => {
  const rows = [idea('a', { stage: 'declined' }), idea('b', { stage: 'declined' })];
  await load({ ideas: await ndjson('half.ndjson', rows) });
  // As if it had been killed between the decision and the idea.
  await IdeaRow.deleteOne({ externalId: 'test:b' });
  await load({ ideas: await ndjson('half.ndjson', rows) });
  const decisions = await DecisionRow.find().lean();
  expect(decisions.map(({ ideaId }) => String(ideaId)).sort()).toEqual(
    (await IdeaRow.find().lean()).map(({ _id }) => String(_id)).sort(),
  );
});

test('rows in error are told with line, field and reason, and the others go in', async () => {
  const ideas = await file(
    'bad.ndjson',
    [
      JSON.stringify(idea('good', { title: 'x'.repeat(300) })),
      JSON.stringify(idea('long', { title: 'x'.repeat(301), body: 'y'.repeat(10_001) })),
      '{"externalId": 3, "title": ',
      '["not", "an", "object"]',
      '',
      JSON.stringify(idea('', { title: ' \u0007 ' })),
      JSON.stringify(idea('date', { postedAt: '31/12/2019' })),
      JSON.stringify(idea('later', { postedAt: '2999-01-01' })),
      JSON.stringify(idea('stage', { stage: 'promoted' })),
      JSON.stringify(idea('type', { votes: 'many', body: { $gt: '' } })),
      JSON.stringify(idea('category', { category: 'c'.repeat(61) })),
    ].join('\n'),
  );
  const comments = await ndjson('bad-comments.ndjson', [
    comment('c', 1, { ideaExternalId: 'good' }),
    comment('d', 1, { ideaExternalId: 'nowhere' }),
    comment('e', 1, { ideaExternalId: 'good', body: '<br>' }),
  ]);
  const reportFile = join(folder, 'report.ndjson');
  const { counts, findings } = await load({ ideas, comments, reportFile });
  expect(counts.ideas).toMatchObject({ read: 10, imported: 1, inError: 9 });
  expect(counts.comments).toMatchObject({ read: 3, imported: 1, inError: 2 });
  const told = findings.map(({ rows, line, field, code }) => [rows, line, field, code].join(' '));
  expect(told).toEqual([
    'ideas 2 title too_long',
    'ideas 2 body too_long',
    'ideas 3 row not_json',
    'ideas 4 row not_an_object',
    'ideas 6 externalId required',
    'ideas 6 title required',
    'ideas 7 postedAt not_a_date',
    'ideas 8 postedAt date_out_of_range',
    'ideas 9 stage unknown_stage',
    'ideas 10 body wrong_type',
    'ideas 10 votes not_a_number',
    'ideas 11 category too_long',
    'comments 3 body required',
    'comments 2 ideaExternalId no_such_idea',
  ]);
  const report = (await readFile(reportFile, 'utf8')).trimEnd().split('\n');
  expect(report.map((line) => JSON.parse(line))).toEqual(findings);
  expect(await findIdea('good')).toMatchObject({ commentCount: 1 });
});

test('only the first findings are kept in memory, all of them in the report', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => idea(i, { title: '' }));
  const reportFile = join(folder, 'long-report.ndjson');
  const { counts, findings } = await load({ ideas: await ndjson('50.ndjson', rows), reportFile });
  expect(counts.ideas.inError).toBe(50);
  expect(findings).toHaveLength(20);
  expect((await readFile(reportFile, 'utf8')).trimEnd().split('\n')).toHaveLength(50);
});

test('CSV with its own columns and semicolons goes in by a mapping, packed too', async () => {
  const mapping = await file(
    'mapping.json',
    JSON.stringify({
      source: 'box',
      ideas: {
        externalId: 'Nr',
        title: 'Titel',
        body: 'Text',
        category: { column: 'Bereich', otherwise: 'Briefkasten' },
        postedAt: { column: 'Datum', format: 'DD.MM.YYYY' },
        stage: { column: 'Stand', values: { offen: 'open', 'in Prüfung': 'in_review' } },
      },
    }),
  );
  const csv = [
    '\ufeffNr;Titel;Text;Bereich;Datum;Stand',
    '1;"Was, wenn; wir";"Zeile 1\r\nZeile ""2""";;24.12.2019;offen',
    '2;Zu wenig;',
    '3;Noch eine;;Backstube;01.02.2020;IN PRÜFUNG',
    '4;So "was";"zu" viel;Backstube;01.02.2020;offen',
    '5;"nie zu;;Backstube;01.02.2020;offen',
    '',
  ].join('\r\n');
  const ideas = await file('box.csv.gz', gzipSync(csv));
  const { counts, findings, categoriesAdded } = await load({ ideas, mapping, source: undefined });
  expect(counts.ideas).toMatchObject({ read: 5, imported: 3, inError: 2 });
  expect(findings.map(({ line, code }) => [line, code])).toEqual([
    [4, 'not_csv'],
    [7, 'not_csv'],
  ]);
  expect(categoriesAdded).toEqual(['Briefkasten', 'Backstube']);
  const rows = await IdeaRow.find().sort({ externalId: 1 }).lean();
  expect(rows).toMatchObject([
    {
      ...{ externalId: 'box:1', title: 'Was, wenn; wir', body: 'Zeile 1\nZeile "2"' },
      ...{ postedAt: new Date('2019-12-24'), stage: 'open' },
    },
    { externalId: 'box:3', stage: 'in_review' },
    { externalId: 'box:4', title: 'So "was"', body: '"zu" viel' },
  ]);
});

test('a dry run tells what a real one would do, and writes nothing', async () => {
  const files = {
    ideas: await ndjson('dry.ndjson', [idea('i', { category: 'New' }), idea('j', { title: '' })]),
    comments: await ndjson('dry-comments.ndjson', [
      comment('3', 3, { parent: '2' }),
      comment('2', 2, { parent: '1' }),
      comment('1', 1),
      comment('4', 4, { parent: 'gone' }),
      comment('5', 5, { ideaExternalId: 'j' }),
    ]),
  };
  const dry = await load({ ...files, dryRun: true, batchSize: 1 });
  expect(await IdeaRow.exists({})).toBeNull();
  expect(await CommentRow.exists({})).toBeNull();
  expect(await CategoryRow.exists({})).toBeNull();
  const real = await load({ ...files, batchSize: 1 });
  expect(dry).toEqual(real);
  expect(real.counts.comments).toEqual({
    ...{ read: 5, imported: 4, alreadyThere: 0, inError: 1, noted: 1 },
  });
});

test.each<[string, () => Promise<Partial<ImportOptions>>, string | RegExp]>([
  ['a missing file', async () => ({ ideas: join(folder, 'none.csv') }), 'There is no file'],
  [
    'a file of unknown format',
    async () => ({ ideas: await file('x.xlsx', '') }),
    'Say with --format',
  ],
  [
    'no source of the ids',
    async () => ({ ideas: await file('x.csv', ''), source: undefined }),
    'Say with --source',
  ],
  ['an unknown mapping', async () => ({ mapping: 'uservoice' }), 'leaven, decidim'],
  [
    'a mapping that is no JSON',
    async () => ({ mapping: await file('broken.json', '{') }),
    'is not JSON',
  ],
  [
    'a mapping that lacks a field',
    async () => ({ mapping: await file('m1.json', '{"ideas": {"externalId": "id"}}') }),
    'ideas.title',
  ],
  [
    'a mapping with an unknown field',
    async () => ({
      mapping: await file(
        'm2.json',
        '{"ideas": {"externalId": "id", "title": "t", "author_id": "a"}}',
      ),
    }),
    'ideas.author_id',
  ],
  [
    'a CSV file without a column that is needed',
    async () => ({ ideas: await file('cols.csv', 'externalId,name\n1,x\n') }),
    /no column "title" but externalId, name/,
  ],
  [
    'a CSV file with a quote that is never closed',
    async () => ({
      ideas: await file('quote.csv', `externalId,title\n1,"${'x,y\n'.repeat(300_000)}`),
    }),
    'is a quote never closed?',
  ],
  [
    'a packed file that is cut off',
    async () => ({
      ideas: await file(
        'cut.ndjson.gz',
        gzipSync(`${JSON.stringify(idea('z'))}\n`.repeat(2_000)).subarray(0, 120),
      ),
    }),
    'cannot be read to its end',
  ],
  [
    'a file that is not packed',
    async () => ({ ideas: await file('plain.csv.gz', 'externalId,title\n') }),
    'cannot be read to its end',
  ],
  [
    'a report that cannot be written',
    async () => ({ ideas: await file('x.csv', ''), reportFile: join(folder, 'no', 'where') }),
    'The report cannot be written',
  ],
])('%s is said in one sentence', async (_, options, sentence) => {
  await expect(load(await options())).rejects.toMatchObject({
    name: 'ImportError',
    message: expect.stringMatching(sentence),
  });
});

test('where a file breaks off, what came before it is in and counted', async () => {
  await load({ ideas: await ndjson('before.ndjson', [idea('i')]) });
  const rows = Array.from({ length: 3_000 }, (_, i) =>
    comment(`c${i}`, i, { body: `${i} ${i * 7}` }),
  );
  const whole = gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const comments = await file('cut.ndjson.gz', whole.subarray(0, whole.length / 2));
  await expect(load({ comments, batchSize: 100 })).rejects.toThrow('cannot be read to its end');
  const { commentCount } = await findIdea('i');
  expect(commentCount).toBe(await CommentRow.countDocuments());
  expect(commentCount).toBeGreaterThan(500);
});

test('with a server beside it, commented ideas stay marked for its recount', async () => {
  const ideas = await ndjson('beside.ndjson', [idea('i'), idea('j')]);
  const comments = await ndjson('beside-comments.ndjson', [comment('1', 1)]);
  await load({ ideas, comments, alone: false });
  expect(await findIdea('i')).toMatchObject({ commentCount: 1, dirtyAt: expect.any(Date) });
  expect(await findIdea('j')).toMatchObject({ commentCount: 0, dirtyAt: null });
});
