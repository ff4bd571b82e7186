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
