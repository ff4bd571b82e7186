import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person();
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const post = (beneficiary?: string) =>
  mia.api.post('/api/ideas').send({ title: 'What if we did', categoryId, beneficiary });
const helping = async (beneficiary: string): Promise<string[]> => {
  const { body } = await mia.api.get('/api/ideas').query({ beneficiary, sort: 'new' }).expect(200);
  return body.items.map(({ id }: { id: string }) => id);
};

test('an idea may say whom it would help, and is found by that however it is written', async () => {
  const { body: silent } = await post().expect(201);
  expect(silent.beneficiary).toBe('');
  const { body: said } = await post('  Bäckerinnen  at night ').expect(201);
  expect(said.beneficiary).toBe('Bäckerinnen  at night');
  expect(await helping('backerinnen AT night')).toEqual([said.id]);
  expect(await helping('somebody else')).toEqual([]);

  const edit = (body: object) => mia.api.patch(`/api/ideas/${said.id}`).send(body).expect(200);
  const changed = await edit({ beneficiary: 'Drivers' });
  expect(changed.body).toMatchObject({ beneficiary: 'Drivers', contentRev: 2 });
  expect((await edit({ title: 'What if we really did' })).body.beneficiary).toBe('Drivers');
  expect([await helping('backerinnen at night'), await helping('drivers')]).toEqual([
    [],
    [said.id],
  ]);
  await edit({ beneficiary: '' });
  expect(await helping('drivers')).toEqual([]);
});

test('it says no more than a line', async () => {
  expectRefusal(await post('x'.repeat(121)), 400, { field: 'beneficiary' });
  expectRefusal(await post('two\nlines'), 400, { field: 'beneficiary' });
  const empty = await mia.api.get('/api/ideas').query({ beneficiary: ' ' });
  expectRefusal(empty, 400, { field: 'beneficiary' });
});

test('somebody who saved a newer one is told what it says now', async () => {
  const { body: idea } = await post('Drivers').expect(201);
  const path = `/api/ideas/${idea.id}`;
  await mia.api.patch(path).send({ beneficiary: 'Shops', contentRev: 1 }).expect(200);
  const late = await mia.api.patch(path).send({ beneficiary: 'Cooks', contentRev: 1 });
  expectRefusal(late, 409, { code: 'stale_edit' });
  expect(late.body.details.current.beneficiary).toBe('Shops');
});
