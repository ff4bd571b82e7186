import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let ada: TestPerson;
let noor: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [ada, noor] = [await t.person('administrator'), await t.person('manager', 'Noor')];
});
afterAll(() => t.close());

describe('categories', () => {
  const create = (body: object) => ada.api.post('/api/categories').send(body);
  const update = (id: string, body: object) => ada.api.patch(`/api/categories/${id}`).send(body);
  const list = async (): Promise<CategoryView[]> =>
    (await noor.api.get('/api/categories').expect(200)).body.items;

  test('are listed in their order with their stewards, archived ones last', async () => {
    const made: string[] = [];
    for (const name of ['Shops', 'Bakehouse', 'Deliveries']) {
      const body = { name: ` ${name} `, description: 'What it is for', stewardId: noor.id };
      const answer = await create(body).expect(201);
      expect(answer.body).toMatchObject({ name, steward: { name: 'Noor' }, archived: false });
      made.push(answer.body.id);
    }
    await update(made[0] ?? '', { archived: true }).expect(200);
    expect((await list()).map(({ name }) => name)).toEqual(['Bakehouse', 'Deliveries', 'Shops']);
    await update(made[0] ?? '', { archived: false, name: 'Our shops' }).expect(200);
    expect((await list()).map(({ name }) => name)).toEqual([
      'Our shops',
      'Bakehouse',
      'Deliveries',
    ]);
  });

  test('have each name once, however it is written', async () => {
    const body = { name: 'Energy', description: '', stewardId: noor.id };
    const { id } = (await create(body).expect(201)).body;
    const again = await create({ ...body, name: ' ENERGY' });
    expectRefusal(again, 409, { field: 'name', code: 'name_taken' });
    const other = (await create({ ...body, name: 'Water' }).expect(201)).body;
    expectRefusal(await update(other.id, { name: 'energy' }), 409, { field: 'name' });
    expect((await update(id, { name: 'ENERGY' }).expect(200)).body.name).toBe('ENERGY');
    expect((await update(id, {}).expect(200)).body.name).toBe('ENERGY');
  });

  test('say what to mind while writing, where somebody has said so', async () => {
    const guidance = 'No customer names, please.';
    const { body } = await create({
      name: 'Guests',
      description: '',
      stewardId: noor.id,
      guidance,
    }).expect(201);
    expect(body.guidance).toBe(guidance);
    expect((await update(body.id, { name: 'Our guests' }).expect(200)).body.guidance).toBe(
      guidance,
    );
    expect((await update(body.id, { guidance: '' }).expect(200)).body.guidance).toBe('');
    const long = await update(body.id, { guidance: 'x'.repeat(301) });
    expectRefusal(long, 400, { field: 'guidance' });
  });

  test('renamed or handed on show it at their ideas', async () => {
    const { id: categoryId } = await t.category({ steward: noor });
    const idea = await t.idea({ categoryId });
    await update(categoryId, { name: 'Flour and water', stewardId: ada.id }).expect(200);
    const { body } = await until(
      () => noor.api.get(`/api/ideas/${idea.id}`).expect(200),
      (seen) => seen.body.steward.id === ada.id,
    );
    expect(body).toMatchObject({ category: { name: 'Flour and water' }, steward: { id: ada.id } });
  });

  test('always have a steward who is here', async () => {
    const leaver = await t.person('manager');
    await ada.api.patch(`/api/people/${leaver.id}`).send({ disabled: true }).expect(200);
    const { id } = await t.category({ steward: noor });
    for (const stewardId of [leaver.id, 'f'.repeat(24), null]) {
      const made = await create({ name: 'Nobody’s', description: '', stewardId });
      expectRefusal(made, 400, { field: 'stewardId' });
      expectRefusal(await update(id, { stewardId }), 400, { field: 'stewardId' });
    }
  });
});

describe('settings', () => {
  const change = (body: object) => ada.api.patch('/api/settings').send(body);
  const read = async () => (await ada.api.get('/api/settings').expect(200)).body;

  test('begin closed, and are shown where they matter', async () => {
    expect(await read()).toMatchObject({
      companyName: 'Leaven',
      signUp: { mode: 'closed', domains: [] },
      ranking: { halfLifeDays: 4 },
      voting: { hideCounts: false },
    });
    await change({ companyName: ' Crumb & Co. ' }).expect(200);
    expect((await noor.api.get('/api/me')).body.companyName).toBe('Crumb & Co.');
    expect((await t.stranger.get('/api/auth/options')).body.companyName).toBe('Crumb & Co.');
    expect((await change({}).expect(200)).body.companyName).toBe('Crumb & Co.');
  });

  test.each([
    [{ companyName: ' ' }, 'companyName'],
    [{ companyName: 'x'.repeat(81) }, 'companyName'],
    [{ signUp: { mode: 'open', domains: [] } }, 'signUp.mode'],
    [{ ranking: { halfLifeDays: 0.4 } }, 'ranking.halfLifeDays'],
    [{ ranking: { halfLifeDays: 91 } }, 'ranking.halfLifeDays'],
    [{ ranking: { halfLifeDays: '4' } }, 'ranking.halfLifeDays'],
    [{ signUp: { mode: 'domains' } }, 'signUp.domains'],
    [{ signUp: { mode: 'domains', domains: ['crumb'] } }, 'signUp.domains.0'],
    [{ signUp: { mode: 'domains', domains: ['a.example', '@b.example'] } }, 'signUp.domains.1'],
    [{ signUp: { mode: 'domains', domains: [{ $gt: '' }] } }, 'signUp.domains.0'],
    [{ signUp: { mode: 'domains', domains: Array(51).fill('a.example') } }, 'signUp.domains'],
    [{ signUp: { mode: 'domains', domains: [], extra: 1 } }, 'signUp.extra'],
  ])('%j is refused by name', async (body, field) => {
    const before = await read();
    expectRefusal(await change(body), 400, { field });
    expect(await read()).toEqual(before);
  });
});
