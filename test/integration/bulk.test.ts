import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let manager: TestPerson;
let moderator: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person();
  manager = await t.person('manager');
  moderator = await t.person('moderator');
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const bulk = (by: TestPerson, body: object) => by.api.post('/api/ideas/bulk').send(body);
const newIdeas = (count: number) =>
  Promise.all(Array.from({ length: count }, () => t.idea({ by: mia, categoryId })));
const view = async (id: string) => (await mia.api.get(`/api/ideas/${id}`).expect(200)).body;

test('declines many with one reason, and says of each what happened', async () => {
  const [one, two, gone] = await newIdeas(3);
  await mia.api.delete(`/api/ideas/${gone?.id}`).expect(200);
  const ideaIds = [one?.id, gone?.id, two?.id, one?.id];
  const answer = await bulk(manager, { ideaIds, action: 'decline', reason: 'Too dear' }).expect(
    200,
  );
  expect(answer.body.results).toEqual([
    { ideaId: one?.id, done: true, code: null, message: null },
    { ideaId: gone?.id, done: false, code: 'not_found', message: expect.any(String) },
    { ideaId: two?.id, done: true, code: null, message: null },
  ]);
  expect((await view(one?.id ?? '')).decisions.at(-1)).toMatchObject({
    to: 'declined',
    reason: 'Too dear',
    by: { id: manager.id },
  });
  // Once more is refused one by one, and changes nothing.
  const again = await bulk(manager, { ideaIds, action: 'decline', reason: 'No' }).expect(200);
  expect(again.body.results.map(({ code }: { code: string }) => code)).toEqual([
    'already_there',
    'not_found',
    'already_there',
  ]);
});

test('moves to a category and its steward, and archives', async () => {
  const ideas = await newIdeas(3);
  const ideaIds = ideas.map(({ id }) => id);
  const steward = await t.person('manager');
  const other = await t.category({ steward });
  const moved = await bulk(moderator, { ideaIds, action: 'move', categoryId: other.id }).expect(
    200,
  );
  expect(moved.body.results.every(({ done }: { done: boolean }) => done)).toBe(true);
  for (const id of ideaIds)
    expect(await view(id)).toMatchObject({
      category: { id: other.id },
      steward: { id: steward.id },
      editedAt: null,
    });
  await bulk(moderator, { ideaIds, action: 'archive', reason: 'Long over' }).expect(200);
  expect((await view(ideaIds[0] ?? '')).stage).toBe('archived');
});

test('merges many into one that is chosen, and undoes exactly that', async () => {
  const [into, one, two, other] = await newIdeas(4);
  const ideaIds = [one?.id, two?.id, into?.id];
  const change = { ideaIds, action: 'merge', into: into?.id, reason: 'All want a bench' };
  const answer = await bulk(moderator, change).expect(200);
  expect(answer.body.results).toMatchObject([
    { ideaId: one?.id, done: true },
    { ideaId: two?.id, done: true },
    { ideaId: into?.id, done: false, code: 'itself' },
  ]);
  expect(await view(into?.id ?? '')).toMatchObject({
    mergedFrom: [
      { id: one?.id, reason: 'All want a bench' },
      { id: two?.id, reason: 'All want a bench' },
    ],
  });
  // A lost answer: what is merged there already is done.
  const again = await bulk(moderator, change).expect(200);
  expect(again.body.results.map(({ done }: { done: boolean }) => done)).toEqual([
    true,
    true,
    false,
  ]);
  const undo = { ideaIds: [one?.id, two?.id, other?.id], action: 'undo' };
  for (let times = 0; times < 2; times++) {
    const undone = await bulk(moderator, undo).expect(200);
    expect(undone.body.results).toMatchObject([
      { done: true },
      { done: true },
      { done: false, code: 'nothing_to_undo' },
    ]);
  }
  expect(await view(into?.id ?? '')).toMatchObject({ mergedFrom: [] });
  expect((await view(one?.id ?? '')).stage).toBe('open');
  expectRefusal(await bulk(moderator, { ideaIds, action: 'merge' }), 400, { field: 'into' });
});

test.each(['archive', 'decline'])(
  '%s once more, and its undoing, change nothing',
  async (action) => {
    const [open, inReview] = await newIdeas(2);
    await manager.api
      .post(`/api/ideas/${inReview?.id}/decisions`)
      .send({ stage: 'in_review' })
      .expect(200);
    const ideaIds = [open?.id, inReview?.id];
    const allDone = [{ done: true }, { done: true }];
    const twice = async (by: TestPerson, change: object) => {
      for (let times = 0; times < 2; times++)
        expect((await bulk(by, { ideaIds, ...change }).expect(200)).body.results).toMatchObject(
          allDone,
        );
    };
    await twice(manager, { action, reason: 'Long over' });
    const decided = (await view(open?.id ?? '')).decisions;
    expect(decided).toHaveLength(1);
    // Another manager's undoing is refused: it is not theirs.
    const other = await t.person('manager');
    const refused = await bulk(other, { ideaIds, action: 'undo' }).expect(200);
    expect(refused.body.results).toMatchObject([
      { done: false, code: 'nothing_to_undo' },
      { done: false, code: 'nothing_to_undo' },
    ]);
    await twice(manager, { action: 'undo' });
    expect(await view(open?.id ?? '')).toMatchObject({ stage: 'open', decisions: { length: 2 } });
    expect((await view(inReview?.id ?? '')).stage).toBe('in_review');
  },
);

test('undoing the merge of a declined idea leaves it declined, also when repeated', async () => {
  const [into, declined] = await newIdeas(2);
  const ideaIds = [declined?.id];
  await bulk(manager, { ideaIds, action: 'decline', reason: 'No' }).expect(200);
  await bulk(manager, { ideaIds, action: 'merge', into: into?.id }).expect(200);
  for (let times = 0; times < 2; times++) {
    const undone = await bulk(manager, { ideaIds, action: 'undo' }).expect(200);
    expect(undone.body.results).toMatchObject([{ done: true }]);
    expect((await view(declined?.id ?? '')).stage).toBe('declined');
  }
});

test('each is refused by its own right', async () => {
  const [idea] = await newIdeas(1);
  const ideaIds = [idea?.id];
  const answer = await bulk(moderator, { ideaIds, action: 'decline', reason: 'No' }).expect(200);
  expect(answer.body.results).toMatchObject([{ done: false, code: 'deciders_only' }]);
  expectRefusal(await bulk(mia, { ideaIds, action: 'archive', reason: 'No' }), 403);
  expectRefusal(await bulk(manager, { ideaIds, action: 'archive' }), 400, { field: 'reason' });
  expectRefusal(await bulk(manager, { ideaIds, action: 'move' }), 400, { field: 'categoryId' });
  expectRefusal(await bulk(manager, { ideaIds: [], action: 'archive', reason: 'x' }), 400, {
    field: 'ideaIds',
  });
  const many = Array.from({ length: 101 }, () => idea?.id);
  expectRefusal(await bulk(manager, { ideaIds: many, action: 'archive', reason: 'x' }), 400, {
    field: 'ideaIds',
  });
});
