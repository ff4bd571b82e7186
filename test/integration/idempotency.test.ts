import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import mongoose, { Types } from 'mongoose';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { log } from '../../server/src/log';
import { password, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let ada: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator');
  categoryId = (await t.category({ steward: ada })).id;
});
afterAll(() => t.close());

let counter = 0;
const newKey = () => `key-${++counter}`;

const post = (person: TestPerson, address: string, key: string, body: object) =>
  person.api.post(address).set('Idempotency-Key', key).send(body);
const postIdea = (person: TestPerson, key: string, title: string) =>
  post(person, '/api/ideas', key, { title, categoryId });
const ideasNamed = (title: string) => IdeaRow.countDocuments({ title });
const attempts = () => mongoose.connection.collection<{ _id: string }>('idempotentRequests');

/** Leaves the attempt as a process does that died after the write and before the answer. */
const dieBeforeTheAnswer = (person: TestPerson, key: string, at: Date) =>
  attempts().updateOne({ _id: `${person.id}:${key}` }, { $set: { answer: null, at } });
const aMinuteAgo = () => new Date(Date.now() - 60_000);

test('a POST that is repeated gives the first answer and makes nothing', async () => {
  const mia = await t.person();
  const key = newKey();
  const first = await postIdea(mia, key, 'What if once is enough');
  expect(first.status).toBe(201);
  await ada.api.put(`/api/ideas/${first.body.id}/vote`).send({ value: 1 }).expect(200);
  const again = await postIdea(mia, key, 'What if once is enough');
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await ideasNamed('What if once is enough')).toBe(1);
});

test('twenty at the same moment make one and all hear of it', async () => {
  const mia = await t.person();
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => postIdea(mia, key, 'What if twenty are one')),
  );
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await ideasNamed('What if twenty are one')).toBe(1);
});

test('a key belongs to one request of one person', async () => {
  const [mia, tom] = [await t.person(), await t.person()];
  const key = newKey();
  const first = await postIdea(mia, key, 'What if it was mine').expect(201);
  const code = 'idempotency_key_reused';
  expectRefusal(await postIdea(mia, key, 'What if it was another'), 409, { code });
  const elsewhere = `/api/ideas/${first.body.id}/comments`;
  expectRefusal(await post(mia, elsewhere, key, { body: 'Hm' }), 409, { code });
  const theirs = await postIdea(tom, key, 'What if it was mine').expect(201);
  expect(theirs.body.id).not.toBe(first.body.id);
});

test('a refused request gives its key back', async () => {
  const mia = await t.person();
  const key = newKey();
  const send = (body: object) => post(mia, '/api/ideas', key, body);
  const title = 'What if it was right at last';
  expectRefusal(await send({ title: 'Hm', categoryId }), 400, { field: 'title' });
  const nowhere = await send({ title, categoryId: 'f'.repeat(24) });
  expectRefusal(nowhere, 400, { field: 'categoryId' });
  await send({ title, categoryId }).expect(201);
  expect(await ideasNamed(title)).toBe(1);
});

test('refused ones at the same moment are all refused, and the key is free afterwards', async () => {
  const mia = await t.person();
  const key = newKey();
  const comment = (body: string) =>
    post(mia, `/api/ideas/${'f'.repeat(24)}/comments`, key, { body });
  for (const answer of await Promise.all(Array.from({ length: 10 }, () => comment('To nobody'))))
    expectRefusal(answer, 404);
  await postIdea(mia, key, 'What if the key was free').expect(201);
});

test('who comes while the first is under way waits for its answer', async () => {
  const mia = await t.person();
  const key = newKey();
  const first = await postIdea(mia, key, 'What if you waited').expect(201);
  await dieBeforeTheAnswer(mia, key, new Date());
  const waiting = postIdea(mia, key, 'What if you waited').then((answer) => answer);
  const answer = JSON.stringify({ ...first.body, title: 'The answer of the first' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await attempts().updateOne({ _id: `${mia.id}:${key}` }, { $set: { answer } });
  expect((await waiting).body.title).toBe('The answer of the first');
});

test('an attempt that failed midway is taken up with the same id', async () => {
  const mia = await t.person();
  const key = newKey();
  const title = 'What if the answer was lost';
  const level = log.level;
  log.level = 'silent';
  jest.spyOn(mongoose.model('IdempotentRequest'), 'updateOne').mockImplementationOnce(() => {
    throw new Error('the connection broke');
  });
  expectRefusal(await postIdea(mia, key, title), 500, { code: 'unexpected' });
  log.level = level;
  const written = await IdeaRow.findOne({ title }).lean();
  const again = await postIdea(mia, key, title).expect(201);
  expect(again.body.id).toBe(String(written?._id));
  expect(await ideasNamed(title)).toBe(1);
});

describe('a process that dies after the write: repeating finds what was made', () => {
  const made: Record<string, () => Promise<[string, object]>> = {
    idea: async () => ['/api/ideas', { title: 'What if we died here', categoryId }],
    comment: async () => [`/api/ideas/${(await t.idea()).id}/comments`, { body: 'Still here' }],
    project: async () => [`/api/ideas/${(await t.idea()).id}/promotion`, { title: 'Go on' }],
    update: async () => [
      `/api/projects/${(await t.project({ sponsor: ada })).id}/updates`,
      { body: 'It goes on' },
    ],
    person: async () => [
      '/api/people',
      { email: 'once@crumb.example', name: 'Once', role: 'member', password },
    ],
    category: async () => [
      '/api/categories',
      { name: 'Only once', description: '', stewardId: ada.id },
    ],
  };
  test.each(Object.keys(made))('%s', async (what) => {
    const [address, body] = (await made[what]?.()) ?? ['', {}];
    const key = newKey();
    const first = await post(ada, address, key, body).expect(201);
    expect(Types.ObjectId.isValid(first.body.id)).toBe(true);
    await dieBeforeTheAnswer(ada, key, aMinuteAgo());
    const again = await post(ada, address, key, body);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });
});

test('what was sent cannot be read from the mark that is kept of it', async () => {
  const mia = await t.person();
  const change = { current: password, next: 'a wholly new password' };
  await post(mia, '/api/auth/password', newKey(), change).expect(200);
  const row = await attempts().findOne({ _id: { $regex: `^${mia.id}:` } });
  expect(JSON.stringify(row)).not.toContain('password');
  expect(row).toMatchObject({ request: expect.stringMatching(/^[\w+/]{43}=$/) });
});
