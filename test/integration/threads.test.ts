import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { threadRead } from '@leaven/shared/comments/comments.events';
import type { CommentView, ThreadGap } from '@leaven/shared/comments/comments.schemas';
import { Types } from 'mongoose';
import {
  type Comment,
  CommentRow,
  pathBelow,
} from '../../server/src/features/comments/comments.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';

// Long threads: read a branch at a time, begun anywhere, and remembered by whom they were read.

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person(), await t.person()];
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

interface Answer {
  items: CommentView[];
  nextCursor: string | null;
  gaps: ThreadGap[];
  around: string | null;
}

const newIdea = async () => (await t.idea({ by: mia, categoryId })).id;
const start = Date.now() - 60 * 60_000;

/** Talks of so many answers each, a second apart; every third answers the answer before it. */
async function plant(ideaId: string, sizes: number[]): Promise<Comment[][]> {
  let n = 0;
  const row = (parent: Comment | null): Comment => {
    const _id = new Types.ObjectId();
    return {
      _id,
      ideaId: new Types.ObjectId(ideaId),
      parentId: parent?._id ?? null,
      authorId: new Types.ObjectId(tom.id),
      body: `Remark ${n}`,
      depth: parent ? parent.depth + 1 : 0,
      path: pathBelow(parent?.path ?? null, _id),
      postedAt: new Date(start + n++ * 1_000),
      editedAt: null,
      contentRev: 1,
      deletedAt: null,
      deletedById: null,
      purged: false,
    };
  };
  const talks = sizes.map((size) => {
    const root = row(null);
    const talk = [root];
    for (let i = 0; i < size; i++) talk.push(row(i % 3 === 2 ? (talk.at(-1) ?? root) : root));
    return talk;
  });
  await CommentRow.insertMany(talks.flat());
  return talks;
}

const read = async (ideaId: string, query: object): Promise<Answer> =>
  (await mia.api.get(`/api/ideas/${ideaId}/comments`).query(query).expect(200)).body;

const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const idsOf = (rows: Comment[]) => rows.map(({ _id }) => String(_id));

test('of each branch so many are read, and the rest is a gap of its own', async () => {
  const ideaId = await newIdea();
  const [long, short] = await plant(ideaId, [130, 2]);
  const page = await read(ideaId, { limit: 50, perBranch: 5 });
  expect(page.nextCursor).toBeNull();
  expect(ids(page.items)).toHaveLength(5 + 3);
  expect(ids(page.items)).toEqual(expect.arrayContaining(idsOf(short ?? [])));
  const root = String(long?.[0]?._id);
  expect(page.gaps).toMatchObject([{ branch: root, count: 100 }]);

  const found = new Set(ids(page.items));
  let gap = page.gaps[0];
  while (gap) {
    const more = await read(ideaId, { branch: root, cursor: gap.cursor, limit: 40 });
    for (const id of ids(more.items)) {
      expect(found.has(id)).toBe(false);
      found.add(id);
    }
    [gap] = more.gaps;
  }
  expect([...found].sort()).toEqual([...idsOf(long ?? []), ...idsOf(short ?? [])].sort());
});

test('a page of many cut branches goes on where it ended', async () => {
  const ideaId = await newIdea();
  const talks = await plant(
    ideaId,
    Array.from({ length: 12 }, () => 9),
  );
  const roots: string[] = [];
  let cursor: string | null = null;
  do {
    const query: object = { limit: 10, perBranch: 3, ...(cursor ? { cursor } : {}) };
    const page: Answer = await read(ideaId, query);
    roots.push(...ids(page.items.filter(({ depth }) => depth === 0)));
    cursor = page.nextCursor;
  } while (cursor);
  expect(roots).toEqual(talks.map(([root]) => String(root?._id)));
});

test('it begins around any comment, with what that answers', async () => {
  const ideaId = await newIdea();
  const talks = await plant(ideaId, [40, 90, 40]);
  const byPath = (talks[1] ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const target = byPath.find(({ depth }, i) => i > 50 && depth === 2);
  const page = await read(ideaId, { around: String(target?._id) });
  expect(page.around).toBe(String(target?._id));
  expect(ids(page.items)).toEqual(
    expect.arrayContaining([String(talks[1]?.[0]?._id), String(target?.parentId), page.around]),
  );
  const before = page.gaps.find(({ from }) => from === '');
  expect(before?.branch).toBeNull();
  const earlier = await read(ideaId, { cursor: before?.cursor, limit: 100 });
  const first = talks[0] ?? [];
  expect(earlier.items.length).toBeLessThan(first.length);
  expect(new Set([...ids(earlier.items), ...ids(page.items)])).toEqual(
    new Set([...idsOf(first), ...ids(page.items)]),
  );
});

test('it begins around the newest, and refuses what is not of this thread', async () => {
  const ideaId = await newIdea();
  expect((await read(ideaId, { around: 'newest' })).around).toBeNull();
  const [[, newest]] = (await plant(ideaId, [1, 30])).slice(1) as [Comment[]];
  await CommentRow.updateOne({ _id: newest?._id }, { postedAt: new Date() });
  expect((await read(ideaId, { around: 'newest' })).around).toBe(String(newest?._id));
  const elsewhere = await t.comment({ id: await newIdea() }, { by: tom });
  const path = `/api/ideas/${ideaId}/comments`;
  for (const query of [{ around: elsewhere.id }, { branch: elsewhere.id }])
    expectRefusal(await mia.api.get(path).query(query), 404, { code: 'not_found' });
  for (const query of [{ around: 'oldest' }, { branch: 'x' }, { perBranch: 0 }, { perBranch: 51 }])
    expectRefusal(await mia.api.get(path).query(query), 400);
  const [gap] = (await read(ideaId, { perBranch: 2 })).gaps;
  const stolen = { cursor: gap?.cursor };
  expectRefusal(await mia.api.get(path).query(stolen), 400, { field: 'cursor' });
});

test('how far one has read is remembered, told on every device, and never moves back', async () => {
  const ideaId = await newIdea();
  const [talk] = await plant(ideaId, [5]);
  const path = `/api/ideas/${ideaId}/reading`;
  expect((await mia.api.get(path).expect(200)).body).toEqual({ readAt: null, unread: 0 });
  expect((await read(ideaId, { around: 'unread' })).around).toBeNull();

  const socket = await connect(t, mia);
  const readAt = new Date(start + 2_000).toISOString();
  const marked = await mia.api.put(path).send({ readAt }).expect(200);
  expect(marked.body).toEqual({ readAt, unread: 3 });
  expect(await socket.heard(threadRead)).toEqual({ ideaId, readAt });
  expect((await read(ideaId, { around: 'unread' })).around).toBe(String(talk?.[3]?._id));

  const earlier = { readAt: new Date(start).toISOString() };
  expect((await mia.api.put(path).send(earlier).expect(200)).body).toEqual({ readAt, unread: 3 });
  // What one wrote oneself is never unread, nor what was deleted.
  expect((await tom.api.put(path).send(earlier).expect(200)).body.unread).toBe(0);
  await CommentRow.updateOne(
    { _id: talk?.[3]?._id },
    { deletedAt: new Date(), deletedById: tom.id },
  );
  expect((await mia.api.get(path)).body.unread).toBe(2);

  const ahead = { readAt: new Date(Date.now() + 86_400_000).toISOString() };
  const clamped = await mia.api.put(path).send(ahead).expect(200);
  expect(Date.parse(clamped.body.readAt)).toBeLessThanOrEqual(Date.now());
  await t.comment({ id: ideaId }, { by: tom });
  expect((await mia.api.get(path)).body.unread).toBe(1);
  socket.close();
});

test('many devices that tell at once leave one row with the latest', async () => {
  const ideaId = await newIdea();
  const path = `/api/ideas/${ideaId}/reading`;
  const times = [5, 1, 9, 3, 7].map((n) => new Date(start + n * 1_000).toISOString());
  await Promise.all(times.map((readAt) => mia.api.put(path).send({ readAt }).expect(200)));
  expect((await mia.api.get(path)).body.readAt).toBe(times[2]);
});
