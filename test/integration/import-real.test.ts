import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { firstAdministrator } from '../../server/src/features/users/administrators';
import { importFiles } from '../../server/src/import/index';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';

/** Real data, which is not part of the project; see `LEAVEN_DATA`. */
const data = resolve(
  process.env.LEAVEN_DATA ?? join(import.meta.dirname, '../../../shared/data'),
  'ideas/decidim-barcelona-2016',
);
const isThere = existsSync(data);
if (!isThere) console.warn(`The import of real data is not tested: ${data} is not there.`);
const withData = isThere ? test : test.skip;

interface Proposal {
  id: number;
  title: string;
  status: string;
  votes: number;
}
interface RealComment {
  id: number;
  proposal_id: number;
  parent: string | null;
}

let t: TestApp;
let mia: TestPerson;
let folder: string;
let proposals: Proposal[] = [];
let comments: RealComment[] = [];

async function readPacked<T>(name: string): Promise<T[]> {
  const lines = gunzipSync(await readFile(join(data, name)))
    .toString()
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Every twentieth proposal and those that are much talked about, with their comments. */
async function slice(): Promise<void> {
  const all = await readPacked<Proposal & { comments: number }>('proposals.jsonl.gz');
  proposals = all.filter(({ comments: count }, i) => i % 20 === 0 || count > 40);
  const ids = new Set(proposals.map(({ id }) => id));
  const spoken = await readPacked<RealComment>('comments.jsonl.gz');
  comments = spoken.filter(({ proposal_id }) => ids.has(proposal_id)).reverse();
  for (const [name, rows] of Object.entries({ proposals, comments }))
    await writeFile(
      join(folder, `${name}.jsonl`),
      (rows as object[]).map((row) => JSON.stringify(row)).join('\n'),
    );
}

async function load() {
  const steward = await firstAdministrator();
  if (!steward) throw new Error('There is no administrator.');
  return importFiles({
    ...{ ideas: join(folder, 'proposals.jsonl'), comments: join(folder, 'comments.jsonl') },
    ...{ mapping: 'decidim', steward, alone: true },
  });
}

beforeAll(async () => {
  if (!isThere) return;
  folder = await mkdtemp(join(tmpdir(), 'leaven-import-real-'));
  t = await startTestApp();
  await t.person('administrator');
  mia = await t.person();
  await slice();
});
afterAll(async () => {
  if (!isThere) return;
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

withData('a slice of a real platform goes in whole, and only once', async () => {
  const { counts, categoriesAdded } = await load();
  expect(counts.ideas).toMatchObject({ imported: proposals.length, inError: 0 });
  expect(counts.comments).toMatchObject({ imported: comments.length, inError: 0 });
  expect(categoriesAdded).toContain('Transició ecològica');
  const again = await load();
  expect(again.counts.ideas).toMatchObject({ imported: 0, alreadyThere: proposals.length });
  expect(again.counts.comments).toMatchObject({ imported: 0, alreadyThere: comments.length });
  expect(await IdeaRow.countDocuments()).toBe(proposals.length);
  expect(await CommentRow.countDocuments()).toBe(comments.length);
});

withData('stages, votes, dates and comment counts are those of the data', async () => {
  const commentsOf = new Map<number, number>();
  for (const { proposal_id: id } of comments) commentsOf.set(id, (commentsOf.get(id) ?? 0) + 1);
  const rows = new Map((await IdeaRow.find().lean()).map((row) => [row.externalId, row]));
  for (const { id, status, votes } of proposals) {
    const idea = rows.get(`decidim:${id}`);
    expect(idea).toMatchObject({
      stage: status === 'accepted' ? 'open' : 'declined',
      ...{ votes, importedVotes: votes, commentCount: commentsOf.get(id) ?? 0 },
    });
    expect(idea?.postedAt.getUTCFullYear()).toBe(2016);
  }
});

withData('answers stand below what they answer', async () => {
  const rows = await CommentRow.find().lean();
  const byId = new Map(rows.map((row) => [row.externalId, row]));
  const answers = comments.filter(({ parent }) => parent !== null);
  expect(answers.length).toBeGreaterThan(100);
  for (const { id, parent } of answers) {
    const below = byId.get(`decidim:${parent?.split('/').at(-1)}`);
    if (below) expect(byId.get(`decidim:${id}`)?.parentId).toEqual(below._id);
  }
});

withData('the feed pages through them, and a page shows thread and decision', async () => {
  const seen = new Map<string, { stage: string; title: string }>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: {
      items: { id: string; stage: string; title: string }[];
      nextCursor: string | null;
    } = (await mia.api.get('/api/ideas').query({ limit: 100, ...(cursor ? { cursor } : {}) })).body;
    for (const item of page.items) seen.set(item.id, item);
    cursor = page.nextCursor;
  }
  const accepted = proposals.filter(({ status }) => status === 'accepted');
  expect(seen.size).toBe(accepted.length);
  const talked = await IdeaRow.findOne({ stage: 'declined', commentCount: { $gt: 2 } }).lean();
  const view = (await mia.api.get(`/api/ideas/${talked?._id}`).expect(200)).body;
  expect(view.decisions).toMatchObject([{ from: 'open', to: 'declined', by: null }]);
  const thread = (await mia.api.get(`/api/ideas/${talked?._id}/comments`).expect(200)).body;
  expect(thread.items.length).toBeGreaterThan(2);
});
