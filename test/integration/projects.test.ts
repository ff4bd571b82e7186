import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let noor: TestPerson;
let priya: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  [noor, priya] = [await t.person('manager', 'Noor'), await t.person('manager', 'Priya')];
});
afterAll(() => t.close());

const newProject = () => t.project({ owner: mia, sponsor: noor });
const see = (id: string) => mia.api.get(`/api/projects/${id}`);
const edit = (id: string, body: object) => noor.api.patch(`/api/projects/${id}`).send(body);
const move = (id: string, body: object) => noor.api.post(`/api/projects/${id}/stage`).send(body);
const end = { reason: 'Nobody came', lessons: 'Ask the shops first' };
const shutDown = (id: string, body: object = end) =>
  noor.api.post(`/api/projects/${id}/shutdown`).send(body);
const update = (by: TestPerson, id: string, body: object) =>
  by.api.post(`/api/projects/${id}/updates`).send(body);

describe('the page', () => {
  test('shows the facts, and to each what they may do', async () => {
    const { id } = await newProject();
    const { body } = await see(id).expect(200);
    expect(body).toMatchObject({
      stage: 'proposed',
      owner: { name: 'Mia' },
      sponsor: { name: 'Noor' },
      budget: { amount: 120_000, currency: 'EUR' },
      abilities: { edit: false, moveTo: [], shutDown: false, postUpdate: true },
    });
    expect((await noor.api.get(`/api/projects/${id}`)).body.abilities).toEqual({
      edit: true,
      moveTo: ['funded', 'in_progress', 'pilot', 'shipped'],
      shutDown: true,
      postUpdate: true,
    });
    const other = await priya.api.get(`/api/projects/${id}`);
    expect(other.body.abilities).toMatchObject({ edit: true, postUpdate: false });
  });
});

describe('the board', () => {
  test('lists by stage, the latest move first, in pages without doubles', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await newProject()).id);
    for (const id of [ids[3], ids[0], ids[4], ids[1], ids[2]])
      await move(id ?? '', { to: 'pilot' }).expect(200);
    const paged = await allPages(mia, '/api/projects', { stage: 'pilot', limit: 2 });
    const seen = paged.map(({ id }) => id);
    expect(seen).toEqual([ids[2], ids[1], ids[4], ids[0], ids[3]]);
    const all = await mia.api.get('/api/projects?limit=100').expect(200);
    expect(all.body.items.slice(0, 5).map((one: { id: string }) => one.id)).toEqual(seen);
    expectRefusal(await mia.api.get('/api/projects?stage=done'), 400, { field: 'stage' });
  });
});

describe('editing', () => {
  test('changes title, people and budget', async () => {
    const { id } = await newProject();
    const budget = { amount: 5, currency: 'USD' };
    const patch = { title: 'Another name', ownerId: priya.id, sponsorId: priya.id, budget };
    expect((await edit(id, { ...patch, contentRev: 1 }).expect(200)).body).toMatchObject({
      title: 'Another name',
      owner: { id: priya.id },
      sponsor: { id: priya.id },
      budget,
      contentRev: 2,
      stage: 'proposed',
    });
    expect((await edit(id, { budget: null }).expect(200)).body.budget).toBeNull();
  });

  test('of something newer is refused with what it is now', async () => {
    const { id } = await newProject();
    await edit(id, { title: 'The new name', contentRev: 1 }).expect(200);
    const stale = await edit(id, { title: 'Too late', contentRev: 1 });
    const { details } = expectRefusal(stale, 409, { code: 'stale_edit' });
    expect(details?.current).toMatchObject({ id, title: 'The new name', contentRev: 2 });
  });

  test.each([
    ['a short title', { title: 'Hm' }, 'title'],
    ['an owner who never was', { ownerId: 'f'.repeat(24) }, 'ownerId'],
    ['no owner', { ownerId: null }, 'ownerId'],
    ['a budget of words', { budget: 'much' }, 'budget'],
    ['a stage', { stage: 'shipped' }, 'stage'],
  ])('%s is refused by name', async (_what, patch, field) => {
    const { id } = await newProject();
    expectRefusal(await edit(id, patch), 400, { field });
    expect((await see(id)).body.contentRev).toBe(1);
  });

  test('to a sponsor without the right is refused by name', async () => {
    const { id } = await newProject();
    const { fields } = expectRefusal(await edit(id, { sponsorId: mia.id }), 400);
    expect(fields).toEqual([expect.objectContaining({ field: 'sponsorId', code: 'lacks_right' })]);
  });
});

describe('moving', () => {
  test('goes to any stage, also back, and each step is kept', async () => {
    const { id } = await newProject();
    await move(id, { to: 'in_progress', reason: 'We have begun' }).expect(200);
    await move(id, { to: 'funded' }).expect(200);
    const { body } = await move(id, { to: 'shipped', reason: 'Done' }).expect(200);
    expect(body.steps).toEqual([
      expect.objectContaining({ from: null, to: 'proposed' }),
      expect.objectContaining({ from: 'proposed', to: 'in_progress', reason: 'We have begun' }),
      expect.objectContaining({ from: 'in_progress', to: 'funded', reason: '' }),
      expect.objectContaining({ from: 'funded', to: 'shipped', reason: 'Done' }),
    ]);
    expect(body).toMatchObject({ stage: 'shipped', contentRev: 1 });
    expect((await mia.api.get(`/api/ideas/${body.idea.id}`)).body.project.stage).toBe('shipped');
  });

  test('to where it is, or to an end without lessons, is refused', async () => {
    const { id } = await newProject();
    expectRefusal(await move(id, { to: 'proposed' }), 409, { code: 'already_there' });
    expectRefusal(await move(id, { to: 'shut_down', reason: 'So' }), 400, { field: 'to' });
    expectRefusal(await move(id, {}), 400, { field: 'to' });
  });
});

describe('shutting down', () => {
  test('keeps the reason and the lessons, and closes the project', async () => {
    const { id } = await newProject();
    await move(id, { to: 'pilot' }).expect(200);
    const { body } = await shutDown(id).expect(200);
    expect(body).toMatchObject({
      stage: 'shut_down',
      shutdown: { ...end, by: { id: noor.id } },
      abilities: { edit: false, moveTo: [], shutDown: false, postUpdate: true },
    });
    expect(body.steps.at(-1)).toMatchObject({ from: 'pilot', to: 'shut_down', reason: end.reason });
    const code = 'project_shut_down';
    expectRefusal(await edit(id, { title: 'Not yet dead' }), 409, { code });
    expectRefusal(await move(id, { to: 'funded' }), 409, { code });
    expectRefusal(await shutDown(id), 409, { code });
    await update(mia, id, { body: 'Thanks to all' }).expect(201);
  });

  test('without a reason or lessons is refused by name', async () => {
    const { id } = await newProject();
    expectRefusal(await shutDown(id, { reason: 'So' }), 400, { field: 'lessons' });
    expectRefusal(await shutDown(id, { reason: ' ', lessons: 'Many' }), 400, { field: 'reason' });
    expect((await see(id)).body).toMatchObject({ stage: 'proposed', shutdown: null });
  });
});

describe('updates', () => {
  test('come from the owner and the sponsor, and are read latest first', async () => {
    const { id } = await newProject();
    for (const [i, by] of [mia, noor, mia].entries()) {
      const { body } = await update(by, id, { body: `News ${i}` }).expect(201);
      expect(body).toMatchObject({ projectId: id, body: `News ${i}`, author: { id: by.id } });
    }
    const first = await priya.api.get(`/api/projects/${id}/updates?limit=2`).expect(200);
    const { nextCursor: cursor } = first.body;
    const rest = await priya.api.get(`/api/projects/${id}/updates`).query({ cursor }).expect(200);
    const bodies = [...first.body.items, ...rest.body.items].map((one) => one.body);
    expect([bodies, rest.body.nextCursor]).toEqual([['News 2', 'News 1', 'News 0'], null]);
    expect((await see(id)).body).toMatchObject({ updateCount: 3, contentRev: 1 });
  });

  test('of nothing, or from somebody else, are refused', async () => {
    const { id } = await newProject();
    expectRefusal(await update(mia, id, { body: ' ' }), 400, { field: 'body' });
    expectRefusal(await update(mia, id, { body: 'x'.repeat(5_001) }), 400, { field: 'body' });
    expectRefusal(await update(priya, id, { body: 'Mine' }), 403, {
      code: 'owner_or_sponsor_only',
    });
    expect((await see(id)).body.updateCount).toBe(0);
  });
});
