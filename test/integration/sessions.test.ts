import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { password, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator');
});
afterAll(() => t.close());

const sessions = () => mongoose.connection.collection<{ _id: string }>('sessions');
const ofPerson = ({ id }: TestPerson) => ({ 'session.passport.user': id });
const meBy = (cookie: string) => supertest(t.url).get('/api/me').set('Cookie', cookie);
const expectOut = async (cookie: string) =>
  expectRefusal(await meBy(cookie), 401, { code: 'signed_out' });

/** Signs in once more, as with another browser. */
async function anotherBrowser({ email }: TestPerson, secret = password, cookie = '') {
  const answer = await supertest(t.url)
    .post('/api/auth/sign-in')
    .set('Cookie', cookie)
    .send({ email, password: secret })
    .expect(200);
  return String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

describe('the session id', () => {
  test('changes at sign-in, and the old one is worth nothing afterwards', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const cookie = await anotherBrowser(tom, password, mia.cookie);
    expect(cookie).not.toBe(mia.cookie);
    expect((await meBy(cookie)).body.id).toBe(tom.id);
    await expectOut(mia.cookie);
  });

  test('is not one that a visitor brings along', async () => {
    const mia = await t.person();
    const planted = `leaven.sid=${encodeURIComponent('s:planted.c2lnbmF0dXJl')}`;
    const cookie = await anotherBrowser(mia, password, planted);
    expect(decodeURIComponent(cookie)).not.toContain('planted');
    await expectOut(planted);
  });

  test('is signed: neither another id nor another signature passes', async () => {
    const mia = await t.person();
    const [, id = '', signature = ''] = /s%3A([^.]+)\.(.+)$/.exec(mia.cookie) ?? [];
    const tom = await t.person();
    const [, other = ''] = /s%3A([^.]+)\./.exec(tom.cookie) ?? [];
    await expectOut(`leaven.sid=s%3A${other}.${signature}`);
    await expectOut(`leaven.sid=s%3A${id}.${signature.slice(0, -4)}AAAA`);
    await expectOut(`leaven.sid=${id}`);
    await meBy(mia.cookie).expect(200);
  });

  test('is not given to who only looks around', async () => {
    const answer = await t.stranger.get('/api/auth/options').expect(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('signing out', () => {
  const signOut = (cookie: string, body: object = {}) =>
    supertest(t.url).post('/api/auth/sign-out').set('Cookie', cookie).send(body);

  test('here ends this session and no other', async () => {
    const mia = await t.person();
    const there = await anotherBrowser(mia);
    const answer = await signOut(mia.cookie).expect(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^leaven\.sid=;.*Expires=Thu, 01 Jan 1970/);
    await expectOut(mia.cookie);
    await meBy(there).expect(200);
  });

  test('everywhere ends all of this person, and nobody else’s', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const cookies = [mia.cookie, await anotherBrowser(mia), await anotherBrowser(mia)];
    await signOut(mia.cookie, { everywhere: true }).expect(200);
    for (const cookie of cookies) await expectOut(cookie);
    expect(await sessions().countDocuments(ofPerson(mia))).toBe(0);
    await meBy(tom.cookie).expect(200);
  });

  test('twice is no mistake', async () => {
    const mia = await t.person();
    await signOut(mia.cookie).expect(200);
    await signOut(mia.cookie, { everywhere: true }).expect(200);
    await supertest(t.url).post('/api/auth/sign-out').expect(200);
  });
});

describe('changing the password', () => {
  const change = (cookie: string, current: string, next: string) =>
    supertest(t.url).post('/api/auth/password').set('Cookie', cookie).send({ current, next });

  test('ends the other sessions; the new one opens, the old one does not', async () => {
    const mia = await t.person();
    const there = await anotherBrowser(mia);
    const next = 'correct horse battery staple';
    await change(mia.cookie, password, next).expect(200);
    await meBy(mia.cookie).expect(200);
    await expectOut(there);
    await anotherBrowser(mia, next);
    const old = { email: mia.email, password };
    expectRefusal(await t.stranger.post('/api/auth/sign-in').send(old), 401);
  });

  test('needs the present one, and a new one that is long enough', async () => {
    const mia = await t.person();
    const there = await anotherBrowser(mia);
    const wrong = await change(mia.cookie, 'not this one', 'correct horse battery');
    expectRefusal(wrong, 400, { field: 'current' });
    expectRefusal(await change(mia.cookie, password, 'short'), 400, { field: 'next' });
    await meBy(there).expect(200);
    await anotherBrowser(mia);
  });
});

describe('a session ends', () => {
  test('when its account is disabled, at once and everywhere', async () => {
    const mia = await t.person();
    const cookies = [mia.cookie, await anotherBrowser(mia)];
    const disable = (disabled: boolean) =>
      ada.api.patch(`/api/people/${mia.id}`).send({ disabled }).expect(200);
    await disable(true);
    for (const cookie of cookies) await expectOut(cookie);
    await disable(false);
    for (const cookie of cookies) await expectOut(cookie);
    await anotherBrowser(mia);
  });

  test('thirty days after it began, however busy it is', async () => {
    const mia = await t.person();
    const day = 24 * 60 * 60_000;
    const began = (startedAt: number) =>
      sessions().updateMany(ofPerson(mia), { $set: { 'session.startedAt': startedAt } });
    await began(Date.now() - 30 * day + 60_000);
    await meBy(mia.cookie).expect(200);
    await began(Date.now() - 30 * day - 1_000);
    await expectOut(mia.cookie);
    expect(await sessions().countDocuments(ofPerson(mia))).toBe(0);
  });

  test('when it was not used for twelve hours', async () => {
    const mia = await t.person();
    const row = await sessions().findOne<{ expires: Date }>(ofPerson(mia));
    const left = (row?.expires.getTime() ?? 0) - Date.now();
    expect(left / 3_600_000).toBeGreaterThan(11.5);
    expect(left / 3_600_000).toBeLessThanOrEqual(12);
    await sessions().updateMany(ofPerson(mia), { $set: { expires: new Date(Date.now() - 1_000) } });
    await expectOut(mia.cookie);
  });
});

test('a changed role counts from the next request on, in sessions that are open', async () => {
  const mia = await t.person();
  expectRefusal(await mia.api.get('/api/review'), 403);
  await ada.api.patch(`/api/people/${mia.id}`).send({ role: 'manager' }).expect(200);
  await mia.api.get('/api/review').expect(200);
  await ada.api.patch(`/api/people/${mia.id}`).send({ role: 'member' }).expect(200);
  expectRefusal(await mia.api.get('/api/review'), 403);
});

test('a session holds the person’s id and its beginning, and no more', async () => {
  const mia = await t.person();
  const row = await sessions().findOne<{ session: object }>(ofPerson(mia));
  expect(Object.keys(row?.session ?? {}).toSorted()).toEqual(['cookie', 'passport', 'startedAt']);
});
