import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { password, startTestApp, type TestApp } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { freePort, type ServerProcess, startServerProcess } from '../support/server-process';
import { until } from '../support/until';

const secret = 'a secret for tests that is long enough';
let here: TestApp;
let there: ServerProcess;
let dataDir: string;

beforeAll(async () => {
  here = await startTestApp({ ownDatabase: true });
  dataDir = await mkdtemp(join(tmpdir(), 'leaven-node-'));
  there = await startServerProcess({
    dataDir,
    port: await freePort(),
    env: { MONGODB_URI: here.databaseUri, SESSION_SECRET: secret, LEAVEN_DEMO: 'off' },
  });
}, 180_000);
afterAll(async () => {
  await there?.stop();
  await here?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const signIn = (url: string, email: string, given: string) =>
  supertest(url).post('/api/auth/sign-in').send({ email, password: given });
const meAt = (url: string, cookie: string) => supertest(url).get('/api/me').set('Cookie', cookie);

test('failed sign-ins at one node count at every other', async () => {
  const mia = await here.person();
  for (const url of [here.url, there.url, here.url, there.url, here.url])
    expectRefusal(await signIn(url, mia.email, 'not the password'), 401);
  for (const url of [there.url, here.url])
    expectRefusal(await signIn(url, mia.email, password), 429, { code: 'too_many_failures' });
});

test('a session of one node is good at the other, and ends at both', async () => {
  const mia = await here.person();
  await meAt(there.url, mia.cookie).expect(200);
  await supertest(there.url)
    .post('/api/auth/sign-out')
    .set('Cookie', mia.cookie)
    .send({ everywhere: true })
    .expect(200);
  for (const url of [here.url, there.url]) expectRefusal(await meAt(url, mia.cookie), 401);
});

test('votes at both nodes at once leave one tally, and a key makes one idea at both', async () => {
  const idea = await here.idea();
  const people = await Promise.all(Array.from({ length: 10 }, () => here.person()));
  await Promise.all(
    people.flatMap(({ cookie }) =>
      [here.url, there.url].map((url) =>
        supertest(url)
          .put(`/api/ideas/${idea.id}/vote`)
          .set('Cookie', cookie)
          .send({ value: 1 })
          .expect(200),
      ),
    ),
  );
  const [mia] = people;
  if (!mia) throw new Error('nobody is here');
  for (const url of [here.url, there.url]) {
    const seen = await supertest(url).get(`/api/ideas/${idea.id}`).set('Cookie', mia.cookie);
    expect(seen.body.votes).toBe(10);
  }
  const answers = await Promise.all(
    [here.url, there.url, here.url, there.url].map((url) =>
      supertest(url)
        .post('/api/ideas')
        .set('Cookie', mia.cookie)
        .set('Idempotency-Key', 'at both nodes')
        .send({ title: 'What if both made it', categoryId: idea.category.id }),
    ),
  );
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
});

test('a page begun at one node goes on at the other', async () => {
  const mia = await here.person();
  for (let i = 0; i < 3; i++) await here.idea({ by: mia });
  const first = await mia.api.get('/api/ideas?mine=true&limit=2').expect(200);
  const rest = await supertest(there.url)
    .get('/api/ideas')
    .query({ mine: 'true', limit: 2, cursor: first.body.nextCursor })
    .set('Cookie', mia.cookie)
    .expect(200);
  expect(rest.body).toMatchObject({ items: [{}], nextCursor: null });
});

test('an idea posted, edited and deleted at one node is found so at the other', async () => {
  const mia = await here.person();
  const tom = await here.person();
  const idea = await here.idea({ by: mia, title: 'A slide from the office to the canteen' });
  const found = (title: string, fits: (ids: string[]) => boolean): Promise<string[]> =>
    until(
      async () => {
        const answer = await supertest(there.url)
          .get('/api/similar')
          .query({ title })
          .set('Cookie', tom.cookie)
          .expect(200);
        return answer.body.items.map(({ id }: { id: string }) => id);
      },
      fits,
      30_000,
    );
  expect(await found('slide to the canteen', (ids) => ids.length > 0)).toEqual([idea.id]);
  const title = 'A rowing boat for the pond';
  await mia.api.patch(`/api/ideas/${idea.id}`).send({ title }).expect(200);
  expect(await found('rowing boat', (ids) => ids.length > 0)).toEqual([idea.id]);
  await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
  expect(await found('rowing boat', (ids) => ids.length === 0)).toEqual([]);
});
