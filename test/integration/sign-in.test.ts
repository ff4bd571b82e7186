import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import supertest, { type Response } from 'supertest';
import { demoAccess } from '../../server/src/features/demo/demo.access';
import { password, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp({ demo: demoAccess });
  ada = await t.person('administrator');
});
afterAll(() => t.close());

const signIn = (email: string, secret = password) =>
  supertest(t.url).post('/api/auth/sign-in').send({ email, password: secret });
const fail = (email: string) => signIn(email, 'not the password');
const cookiesOf = (answer: Response): string[] => [answer.headers['set-cookie'] ?? []].flat();
const cookieOf = (answer: Response): string => cookiesOf(answer)[0]?.split(';')[0] ?? '';
const meBy = (cookie: string) => supertest(t.url).get('/api/me').set('Cookie', cookie);

test('address and password give a session in a cookie that scripts and other sites do not get', async () => {
  const mia = await t.person('member', 'Mia');
  const answer = await signIn(`  ${mia.email.toUpperCase()} `).expect(200);
  expect(answer.body).toMatchObject({ id: mia.id, name: 'Mia', role: 'member', email: mia.email });
  const [cookie = '', ...more] = cookiesOf(answer);
  expect(more).toEqual([]);
  expect(cookie).toMatch(/^leaven\.sid=/);
  const parts = cookie.split('; ').slice(1);
  expect(parts).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
  await meBy(cookieOf(answer)).expect(200);
  expect(answer.text).not.toMatch(/passwordHash|argon2/);
});

describe('who may not come in is told the same', () => {
  /** All that an outsider can see of an answer, but for what is new in every answer. */
  const seenOf = ({ status, body, headers }: Response) => {
    const { requestId: _, ...said } = body;
    const { date: _date, 'x-request-id': _id, ...shown } = headers;
    return { status, said, shown };
  };

  test('an unknown person, a mistaken password and a disabled account', async () => {
    const [mia, gone] = [await t.person(), await t.person()];
    await ada.api.patch(`/api/people/${gone.id}`).send({ disabled: true }).expect(200);
    const mistaken = await fail(mia.email);
    expectRefusal(mistaken, 401, { code: 'wrong_credentials' });
    expect(cookiesOf(mistaken)).toEqual([]);
    expect(seenOf(await fail('nobody@crumb.example'))).toEqual(seenOf(mistaken));
    expect(seenOf(await fail(gone.email))).toEqual(seenOf(mistaken));
    expect(seenOf(await signIn(gone.email))).toEqual(seenOf(mistaken));
  });

  test('after five failures too', async () => {
    const mia = await t.person();
    for (let i = 0; i < 5; i++) {
      await fail(mia.email).expect(401);
      await fail('nobody-else@crumb.example').expect(401);
    }
    const [known, unknown] = [await fail(mia.email), await fail('nobody-else@crumb.example')];
    const said = (answer: Response) =>
      JSON.stringify(seenOf(answer)).replaceAll(/(retry-?after"?:"?)\d+/gi, '$1');
    expect(known.status).toBe(429);
    expect(said(unknown)).toBe(said(known));
  });
});

describe('after five failures within a quarter of an hour', () => {
  const failures = () => mongoose.connection.collection('failedSignIns');

  test('even the right password has to wait, and is told how long', async () => {
    const mia = await t.person();
    for (let i = 0; i < 5; i++) expectRefusal(await fail(mia.email), 401);
    const answer = await signIn(mia.email);
    const { details } = expectRefusal(answer, 429, { code: 'too_many_failures' });
    const wait = Number(answer.headers['retry-after']);
    expect(wait).toBe(details?.retryAfter);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    await meBy(mia.cookie).expect(200);
    await signIn((await t.person()).email).expect(200);
  });

  test('no header makes another address of this one', async () => {
    const mia = await t.person();
    const from = (address: string) => fail(mia.email).set('X-Forwarded-For', address);
    for (let i = 0; i < 5; i++) expectRefusal(await from(`203.0.113.${i}`), 401);
    expectRefusal(await from('203.0.113.9'), 429);
  });

  test('guesses at the same moment do not slip past', async () => {
    const mia = await t.person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => fail(mia.email)));
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(15).fill(429)]);
  });

  test('a success forgets them', async () => {
    const mia = await t.person();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) expectRefusal(await fail(mia.email), 401);
      await signIn(mia.email).expect(200);
    }
  });

  test('the quarter of an hour passes', async () => {
    const mia = await t.person();
    await failures().deleteMany({});
    for (let i = 0; i < 5; i++) expectRefusal(await fail(mia.email), 401);
    await failures().updateMany({}, { $set: { at: new Date(Date.now() - 15 * 60_000 - 1_000) } });
    await signIn(mia.email).expect(200);
  });

  test('what is kept of them names nobody', async () => {
    await fail('somebody@crumb.example').expect(401);
    const rows = await failures().find().toArray();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/somebody|crumb|127\.0\.0\.1/);
  });
});

describe('signing up', () => {
  const rule = (signUp: object) => ada.api.patch('/api/settings').send({ signUp }).expect(200);
  const signUp = (email: string, more: object = {}) =>
    supertest(t.url)
      .post('/api/auth/sign-up')
      .send({ email, name: 'Newcomer', password, ...more });
  const options = async () => (await t.stranger.get('/api/auth/options').expect(200)).body;

  test('is closed unless an administrator opens it', async () => {
    await rule({ mode: 'closed', domains: ['crumb.example'] });
    expectRefusal(await signUp('early@crumb.example'), 403, { code: 'sign_up_closed' });
    expect((await options()).signUp).toEqual({ open: false, domains: [] });
    await rule({ mode: 'domains', domains: [] });
    expectRefusal(await signUp('early@crumb.example'), 403, { field: 'email' });
    expect((await options()).signUp).toEqual({ open: false, domains: [] });
  });

  test('is for addresses of the company, who come in as members', async () => {
    await rule({ mode: 'domains', domains: ['Crumb.example'] });
    expect((await options()).signUp).toEqual({ open: true, domains: ['crumb.example'] });
    const answer = await signUp('Newcomer@CRUMB.example').expect(201);
    expect(answer.body).toMatchObject({ email: 'newcomer@crumb.example', role: 'member' });
    await meBy(cookieOf(answer)).expect(200);
    await signIn('newcomer@crumb.example').expect(200);
    for (const near of [
      'x@sub.crumb.example',
      'x@evilcrumb.example',
      'x@crumb.example.evil.example',
    ])
      expectRefusal(await signUp(near), 403, { field: 'email', code: 'wrong_domain' });
  });

  test('is refused by name where it cannot be', async () => {
    await rule({ mode: 'domains', domains: ['crumb.example'] });
    const mia = await t.person();
    expectRefusal(await signUp(mia.email), 409, { field: 'email', code: 'email_taken' });
    expectRefusal(await signUp('no address'), 400, { field: 'email' });
    expectRefusal(await signUp('a@crumb.example', { name: ' ' }), 400, { field: 'name' });
    const short = await signUp('a@crumb.example', { password: 'short' });
    expectRefusal(short, 400, { field: 'password' });
    expectRefusal(await signUp('a@crumb.example', { role: 'administrator' }), 400, {
      field: 'role',
    });
    expectRefusal(await signIn('a@crumb.example'), 401);
  });
});

test('the demo people are offered in demo mode alone', async () => {
  expect((await t.stranger.get('/api/auth/options')).body.demo).toEqual(demoAccess);
  await t.close();
  t = await startTestApp();
  expect((await t.stranger.get('/api/auth/options')).body.demo).toBeNull();
  ada = await t.person('administrator');
  expect((await ada.api.get('/api/me')).body).toMatchObject({
    demo: false,
    abilities: { runDemo: false, administer: true },
  });
  expectRefusal(await ada.api.post('/api/demo/work'), 404);
});
