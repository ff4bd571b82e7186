import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PersonView } from '@leaven/shared/users/users.schemas';
import supertest from 'supertest';
import { password, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator', 'Ada');
});
afterAll(() => t.close());

const create = (body: object) => ada.api.post('/api/people').send(body);
const account = { email: 'new@crumb.example', name: 'New', role: 'member', password };
const update = (id: string, body: object) => ada.api.patch(`/api/people/${id}`).send(body);
const signIn = (email: string) =>
  supertest(t.url).post('/api/auth/sign-in').send({ email, password });

describe('making an account', () => {
  test('lets somebody in with their role, and shows no secret', async () => {
    const more = { email: ' Zoë@Crumb.example ', name: ' Zoë ', role: 'manager', department: 'IT' };
    expectRefusal(await create({ ...account, ...more }), 400, { field: 'email' });
    const answer = await create({ ...account, ...more, email: ' Zoe@Crumb.example ' }).expect(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      email: 'zoe@crumb.example',
      name: 'Zoë',
      role: 'manager',
      department: 'IT',
      disabled: false,
      createdAt: expect.any(String),
      lastSeenAt: null,
      leavesAt: null,
    });
    expect((await signIn('zoe@crumb.example').expect(200)).body.abilities.review).toBe(true);
  });

  test.each([
    ['an address that is none', { email: 'new@crumb' }, 'email'],
    ['no name', { name: '' }, 'name'],
    ['a role that is none', { role: 'owner' }, 'role'],
    ['a short password', { password: '123456789' }, 'password'],
    ['an endless password', { password: 'x'.repeat(201) }, 'password'],
    ['a department of nothing', { department: '' }, 'department'],
  ])('with %s is refused by name', async (_what, spoilt, field) => {
    expectRefusal(await create({ ...account, ...spoilt }), 400, { field });
  });

  test('for an address that has one is refused by name', async () => {
    const mia = await t.person();
    const answer = await create({ ...account, email: mia.email.toUpperCase() });
    expectRefusal(answer, 409, { field: 'email', code: 'email_taken' });
  });
});

describe('the list', () => {
  const names = async (query: Record<string, string | number>) =>
    (await allPages<PersonView>(ada, '/api/people', { limit: 2, ...query })).map(
      ({ name }) => name,
    );

  test('is by name, in pages, and can be searched', async () => {
    for (const name of ['Édith Öz', 'edith adler', 'Jean-Luc Édel', 'Bo (IT) [*]', 'Bo.+ $'])
      await t.person('member', name);
    expect(await names({ q: 'EDI' })).toEqual(['edith adler', 'Édith Öz']);
    expect(await names({ q: 'ed' })).toEqual(['edith adler', 'Édith Öz', 'Jean-Luc Édel']);
    expect(await names({ q: 'luc' })).toEqual(['Jean-Luc Édel']);
    expect(await names({ q: 'it' })).toEqual([]);
    for (const q of ['.*', '.', '\\', '^', 'a|b', '**', '{1}', ')', '[^'])
      expect(await names({ q })).toEqual([]);
    for (const q of ['(', '[', '(it', 'bo (it) [*', '[*]'])
      expect(await names({ q })).toEqual(['Bo (IT) [*]']);
    expect(await names({ q: '$' })).toEqual(['Bo.+ $']);
    expect(await names({ q: ada.email.toUpperCase() })).toEqual(['Ada']);
    expect(await names({ role: 'administrator' })).toEqual(['Ada']);
    const all = await allPages<PersonView>(ada, '/api/people', { limit: 3 });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(7);
    expectRefusal(await ada.api.get('/api/people?role=owner'), 400, { field: 'role' });
  });
});

describe('suggestions', () => {
  test('are up to ten active people who may do what is asked for', async () => {
    const mia = await t.person('member', 'Walter Member');
    await t.person('manager', 'Walter Manager');
    const gone = await t.person('manager', 'Walter Gone');
    await update(gone.id, { disabled: true }).expect(200);
    const suggest = async (query: object) => {
      const { body } = await mia.api.get('/api/people/suggestions').query(query).expect(200);
      return body.items.map((one: PersonView) => one.name);
    };
    expect(await suggest({ q: 'walt' })).toEqual(['Walter Manager', 'Walter Member']);
    expect(await suggest({ q: 'walt', may: 'runProjects' })).toEqual(['Walter Manager']);
    expect(await suggest({ q: 'alter' })).toEqual([]);
    for (let i = 0; i < 12; i++) await t.person('member', `Xaver ${i}`);
    expect(await suggest({ q: 'xaver' })).toHaveLength(10);
    const { body } = await mia.api.get('/api/people/suggestions?q=walter').expect(200);
    expect(Object.keys(body.items[0]).toSorted()).toEqual(['department', 'id', 'name']);
    const may = await mia.api.get('/api/people/suggestions?may=administer');
    expectRefusal(may, 400, { field: 'may' });
  });
});

describe('changing an account', () => {
  test('corrects a name, wherever it stands', async () => {
    const mia = await t.person('member', 'Mai');
    const idea = await t.idea({ by: mia });
    expect((await ada.api.get(`/api/ideas/${idea.id}`)).body.author.name).toBe('Mai');
    await update(mia.id, { name: 'Mia', department: 'Shops' }).expect(200);
    const { body } = await ada.api.get(`/api/ideas/${idea.id}`).expect(200);
    expect(body.author).toEqual({ id: mia.id, name: 'Mia', department: 'Shops' });
    expect((await update(mia.id, {}).expect(200)).body).toMatchObject({ name: 'Mia' });
  });

  test('of one’s own rights is refused, of one’s own name not', async () => {
    expectRefusal(await update(ada.id, { role: 'member' }), 403, { code: 'not_oneself' });
    expectRefusal(await update(ada.id, { disabled: true }), 403, { code: 'not_oneself' });
    expectRefusal(await update(ada.id, { disabled: true, name: 'Adam' }), 403);
    expect((await update(ada.id, { department: 'Office' }).expect(200)).body).toMatchObject({
      name: 'Ada',
      role: 'administrator',
      disabled: false,
    });
  });

  test('disabling keeps what they wrote, and can be taken back', async () => {
    const mia = await t.person('member', 'Gone');
    const idea = await t.idea({ by: mia });
    expect((await update(mia.id, { disabled: true }).expect(200)).body.disabled).toBe(true);
    expect((await ada.api.get(`/api/ideas/${idea.id}`)).body.author.name).toBe('Gone');
    expectRefusal(await signIn(mia.email), 401);
    await update(mia.id, { disabled: true }).expect(200);
    await update(mia.id, { disabled: false }).expect(200);
    await signIn(mia.email).expect(200);
  });

  test('a steward is not disabled before another is named', async () => {
    const steward = await t.person('manager');
    const category = await t.category({ steward, name: 'Ovens' });
    const { message } = expectRefusal(await update(steward.id, { disabled: true }), 409, {
      code: 'is_steward',
    });
    expect(message).toContain('Ovens');
    const handOver = { stewardId: ada.id };
    await ada.api.patch(`/api/categories/${category.id}`).send(handOver).expect(200);
    await update(steward.id, { disabled: true }).expect(200);
  });
});
