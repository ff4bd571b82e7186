import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let noor: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [mia, noor] = [await t.person(), await t.person('manager')];
});
afterAll(() => t.close());

const ask = async (query: Record<string, string>) =>
  (await mia.api.get('/api/palette').query(query).expect(200)).body;

test('finds ideas, people and projects by the beginnings of their words', async () => {
  const { id: categoryId } = await t.category({ steward: noor });
  const idea = await t.idea({ by: mia, categoryId, title: 'What if we tried Übermorgen bread' });
  const deleted = await t.idea({ by: mia, categoryId, title: 'What if übermorgen came sooner' });
  await mia.api.delete(`/api/ideas/${deleted.id}`).expect(200);
  const promoted = await t.idea({ by: mia, categoryId, title: 'What if we swapped ovens' });
  const project = await noor.api
    .post(`/api/ideas/${promoted.id}/promotion`)
    .send({ title: 'Übermorgen ovens' })
    .expect(201);

  const found = await ask({ q: 'uber' });
  expect(found.ideas).toEqual([{ id: idea.id, title: idea.title, stage: 'open' }]);
  expect(found.projects).toMatchObject([{ title: 'Übermorgen ovens', stage: 'proposed' }]);
  expect(project.status).toBe(201);
  expect((await ask({ q: 'bread über' })).ideas).toHaveLength(1);
  expect((await ask({ q: 'bread zzz' })).ideas).toEqual([]);
  const [first = ''] = noor.name.split(' ');
  expect((await ask({ q: first })).people.map(({ id }: { id: string }) => id)).toContain(noor.id);

  expect(await ask({ q: 'uber', section: 'ideas' })).toEqual({
    ...found,
    people: [],
    projects: [],
  });
  expect(await ask({ q: 'uber', section: 'projects' })).toEqual({
    ...found,
    ideas: [],
    people: [],
  });
});

test('finds nothing for nothing, and takes what is typed as letters', async () => {
  const nothing = { ideas: [], people: [], projects: [] };
  expect(await ask({})).toEqual(nothing);
  for (const q of ['.*', '(', '"', '[a-z', '\\', '$where', '^'])
    expect(await ask({ q, section: 'ideas' })).toEqual(nothing);
  for (const q of ['.*', '(', '[a-z', '\\']) expect(await ask({ q })).toEqual(nothing);
  expectRefusal(await mia.api.get('/api/palette').query({ q: 'x'.repeat(81) }), 400, {
    field: 'q',
  });
  expectRefusal(await mia.api.get('/api/palette').query({ section: 'all' }), 400, {
    field: 'section',
  });
  expectRefusal(await t.stranger.get('/api/palette'), 401);
});

test('shows a handful', async () => {
  const { id: categoryId } = await t.category({ steward: noor });
  for (let i = 0; i < 9; i++)
    await t.idea({ by: mia, categoryId, title: `What if marmalade ${i}` });
  expect((await ask({ q: 'marma' })).ideas).toHaveLength(6);
});
