import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, noor] = [await t.person(), await t.person(), await t.person('manager')];
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const cast = (by: TestPerson, id: string, value: unknown = 1) =>
  by.api.put(`/api/ideas/${id}/vote`).send({ value });
const takeBack = (by: TestPerson, id: string) => by.api.delete(`/api/ideas/${id}/vote`);
const newIdea = () => t.idea({ by: mia, categoryId });

test('a vote counts once, can be taken back, and both can be repeated', async () => {
  const { id } = await newIdea();
  const steps = [
    [cast(tom, id), { myVote: 1, votes: 1 }],
    [cast(tom, id), { myVote: 1, votes: 1 }],
    [cast(noor, id), { myVote: 1, votes: 2 }],
    [takeBack(tom, id), { myVote: 0, votes: 1 }],
    [takeBack(tom, id), { myVote: 0, votes: 1 }],
    [cast(tom, id, 0), { myVote: 0, votes: 1 }],
    [cast(tom, id), { myVote: 1, votes: 2 }],
  ] as const;
  for (const [call, expected] of steps)
    expect((await call.expect(200)).body).toMatchObject({ id, ...expected });
});

test('who never voted may take it back all the same', async () => {
  const { id } = await newIdea();
  expect((await takeBack(tom, id).expect(200)).body).toMatchObject({ myVote: 0, votes: 0 });
});

test('the page and the feed say whether I voted, and how many did', async () => {
  const { id } = await newIdea();
  await cast(tom, id).expect(200);
  const seenBy = async (person: TestPerson) => {
    const page = await person.api.get(`/api/ideas/${id}`).expect(200);
    const feed = await person.api.get('/api/ideas?sort=new').expect(200);
    const card = feed.body.items.find((one: { id: string }) => one.id === id);
    return [page.body, card].map(({ myVote, votes, abilities }) => [myVote, votes, abilities.vote]);
  };
  expect(await seenBy(tom)).toEqual([
    [1, 1, true],
    [1, 1, true],
  ]);
  expect(await seenBy(noor)).toEqual([
    [0, 1, true],
    [0, 1, true],
  ]);
  expect(await seenBy(mia)).toEqual([
    [0, 1, false],
    [0, 1, false],
  ]);
});

test('what an import brought along is counted with it', async () => {
  const { id } = await newIdea();
  await IdeaRow.updateOne({ _id: id }, { $set: { votes: 40, importedVotes: 40 } });
  expect((await cast(tom, id).expect(200)).body.votes).toBe(41);
  expect((await takeBack(tom, id).expect(200)).body.votes).toBe(40);
});

test('a vote warms an idea', async () => {
  const [cold, warm] = [await newIdea(), await newIdea()];
  for (const person of [tom, noor]) await cast(person, cold.id).expect(200);
  const hot = async () => {
    const { body } = await tom.api.get('/api/ideas?sort=hot&limit=100').expect(200);
    const ids: string[] = body.items.map((one: { id: string }) => one.id);
    return ids.indexOf(cold.id) < ids.indexOf(warm.id);
  };
  expect(await hot()).toBe(true);
});

test.each([2, -1, '1', true, null, [1], 0.5])('a vote of %j is refused by name', async (value) => {
  const { id } = await newIdea();
  expectRefusal(await cast(tom, id, value), 400, { field: 'value' });
});

test('a vote without a value is refused by name', async () => {
  const { id } = await newIdea();
  const { fields } = expectRefusal(await tom.api.put(`/api/ideas/${id}/vote`).send({}), 400);
  expect(fields).toEqual([expect.objectContaining({ field: 'value', code: 'required' })]);
});

test('one’s own idea, and one that never was', async () => {
  const { id } = await newIdea();
  expectRefusal(await cast(mia, id), 403, { code: 'vote_own' });
  expectRefusal(await takeBack(mia, id), 403, { code: 'vote_own' });
  expectRefusal(await cast(tom, 'f'.repeat(24)), 404);
});

describe('where voting is closed it is refused with the reason, and the votes stay', () => {
  const close: Record<string, (id: string) => Promise<unknown>> = {
    promoted: (id) =>
      noor.api.post(`/api/ideas/${id}/promotion`).send({ title: 'A project' }).expect(201),
    declined: (id) =>
      noor.api
        .post(`/api/ideas/${id}/decisions`)
        .send({ stage: 'declined', reason: 'Too dear' })
        .expect(200),
    deleted: (id) => mia.api.delete(`/api/ideas/${id}`).expect(200),
    merged: (id) => IdeaRow.updateOne({ _id: id }, { $set: { stage: 'merged' } }),
  };
  test.each(Object.keys(close))('%s', async (why) => {
    const { id } = await newIdea();
    await cast(tom, id).expect(200);
    await close[why]?.(id);
    for (const call of [cast(noor, id), cast(tom, id), takeBack(tom, id)]) {
      const { message } = expectRefusal(await call, 409, { code: `vote_${why}` });
      expect(message).toMatch(/^Voting is closed: /);
    }
    expect(await IdeaRow.findById(id).lean()).toMatchObject({ votes: 1 });
  });

  test('and it opens again with the idea', async () => {
    const { id } = await newIdea();
    await close.declined?.(id);
    await noor.api.post(`/api/ideas/${id}/decisions`).send({ stage: 'open' }).expect(200);
    await cast(tom, id).expect(200);
  });
});
