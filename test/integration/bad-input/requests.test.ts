import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { allRoutes } from '../../../server/src/routes';
import { startTestApp, type TestApp, type TestPerson } from '../../support/app';
import { expectRefusal } from '../../support/refusal';
import { nameOf } from '../../support/routes/asked';
import { unknownId } from '../../support/routes/subjects';

const endpoints = allRoutes({ demo: null }).map(({ endpoint }) => endpoint);
const withBody = endpoints
  .filter(({ body }) => body)
  .map((endpoint) => [nameOf(endpoint), endpoint] as const);
const addressOf = (path: string) => path.replace(/:\w+/g, unknownId);
const threeMegabytes = JSON.stringify({ body: 'x'.repeat(3 * 1024 * 1024) });

let t: TestApp;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator');
});
afterAll(() => t.close());

const ask = (method: string, address: string) =>
  supertest(t.url)[method.toLowerCase() as 'post'](address).set('Cookie', ada.cookie);

describe('a body that cannot be read is refused', () => {
  test.each(withBody)('%s', async (_name, { method, path }) => {
    const send = (type: string, body: string) =>
      ask(method, addressOf(path)).set('Content-Type', type).send(body);
    const field = 'body';
    for (const broken of ['{"title": ', '{title: 1}', 'null', '"text"', '7', '{}}', '\u0000'])
      expectRefusal(await send('application/json', broken), 400, { field, code: 'invalid' });
    expectRefusal(await send('application/json', '[]'), 400, { field });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/html; x=json'])
      expectRefusal(await send(type, '{}'), 415, { field, code: 'wrong_content_type' });
    const latin = await send('application/json; charset=iso-8859-1', '{}');
    expectRefusal(latin, 415, { field, code: 'wrong_content_type' });
    expectRefusal(await send('application/json', threeMegabytes), 413, { field });
  });
});

test('three megabytes are answered, not cut off, also by who has no right to send them', async () => {
  const send = (path: string, headers: Record<string, string>) =>
    fetch(`${t.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: threeMegabytes,
    });
  const cookie = { Cookie: ada.cookie };
  for (let again = 0; again < 3; again++) {
    expect((await send('/api/ideas', cookie)).status).toBe(413);
    expect((await send('/api/ideas', {})).status).toBe(401);
    expect((await send('/api/auth/sign-in', {})).status).toBe(413);
    expect((await send('/api/nowhere', cookie)).status).toBe(404);
  }
  const idea = await t.idea();
  const drop = await fetch(`${t.url}/api/ideas/${idea.id}`, {
    method: 'DELETE',
    headers: cookie,
    body: threeMegabytes,
  });
  expect(drop.status).toBe(200);
});

test('a packed body is read, a broken one refused, and a small one that unfolds to a great one too', async () => {
  const send = (body: Buffer) =>
    ask('POST', '/api/ideas')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .serialize((packed) => packed as unknown as string)
      .send(body as unknown as object);
  expectRefusal(await send(gzipSync('{}')), 400, { field: 'title' });
  expectRefusal(await send(Buffer.from('no gzip at all')), 400, { field: 'body' });
  expectRefusal(await send(gzipSync(threeMegabytes)), 413, { field: 'body' });
  const unknown = ask('POST', '/api/ideas').set('Content-Type', 'application/json');
  expectRefusal(await unknown.set('Content-Encoding', 'rot13').send('{}'), 415, { field: 'body' });
});

/** Two paths may fit one address: what the other takes is not this one's to refuse. */
const isTakenElsewhere = (path: string, method: string): boolean =>
  endpoints.some(
    (one) =>
      one.method === method &&
      new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(addressOf(path)),
  );

/** The path that comes first answers for both. */
const isShared = (path: string): boolean =>
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some(
    (method) =>
      isTakenElsewhere(path, method) &&
      !endpoints.some((one) => one.path === path && one.method === method),
  );

describe('an address asked in a way it does not take', () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  test.each([...new Set(endpoints.map(({ path }) => path))])('%s', async (path) => {
    const taken = endpoints.filter((one) => one.path === path).map(({ method }) => `${method}`);
    for (const method of methods.filter((one) => !taken.includes(one))) {
      if (isTakenElsewhere(path, method)) continue;
      const answer = await ask(method, addressOf(path));
      expectRefusal(answer, 405, { code: 'wrong_method' });
      const said = answer.headers.allow?.split(', ') ?? [];
      expect(said.filter((one) => !taken.includes(one) && !isTakenElsewhere(path, one))).toEqual(
        [],
      );
      expect(said).toEqual(expect.arrayContaining(isShared(path) ? [] : taken));
    }
  });
});

test('an address that is none', async () => {
  for (const address of ['/api', '/api/', '/api/nowhere', '/api/ideas/x/y/z', '/api/ideas/../me'])
    expectRefusal(await ask('POST', address), 404);
  expectRefusal(await ask('GET', '/api/%c0%af'), 404);
});

test('what is no HTTP at all closes its own connection and no other', async () => {
  const { port } = new URL(t.url);
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = createConnection(Number(port), '127.0.0.1', () => socket.write('HELO\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  expect(answered).toMatch(/^HTTP\/1\.1 400/);
  await ada.api.get('/api/me').expect(200);
});

describe('pages', () => {
  const lists = [
    '/api/ideas',
    '/api/ideas?sort=new',
    '/api/review?scope=all',
    '/api/people',
    '/api/projects',
    '/api/notifications',
  ];
  const paged = (list: string, more: string) => `${list}${list.includes('?') ? '&' : '?'}${more}`;

  test.each(lists)(
    '%s refuses limits out of bounds and cursors of its own making',
    async (list) => {
      for (const limit of ['0', '-1', '101', '1e9', '1.5', 'ten', 'NaN', 'Infinity', '', '%5B%5D'])
        expectRefusal(await ask('GET', paged(list, `limit=${limit}`)), 400, { field: 'limit' });
      for (const cursor of ['x', '0', unknownId, 'eyJhIjoxfQ', '%00', 'A'.repeat(60), '-_-_'])
        expectRefusal(await ask('GET', paged(list, `cursor=${cursor}`)), 400, { field: 'cursor' });
    },
  );

  test('a cursor is good for its own list only, and only as it was given', async () => {
    const first = await t.idea();
    await t.idea({ categoryId: first.category.id });
    const page = await ask('GET', '/api/ideas?sort=new&limit=1').expect(200);
    const cursor: string = page.body.nextCursor;
    await ask('GET', `/api/ideas?sort=new&limit=1&cursor=${cursor}`).expect(200);
    const others = [
      ...lists.filter((list) => list !== '/api/ideas?sort=new'),
      '/api/ideas?sort=new&mine=true',
      `/api/ideas?sort=new&categoryId=${first.category.id}`,
      `/api/ideas/${first.id}/comments`,
    ];
    for (const list of others)
      expectRefusal(await ask('GET', paged(list, `cursor=${cursor}`)), 400, {
        field: 'cursor',
        code: 'invalid',
      });
    const swapped = cursor.slice(0, 30) + (cursor[30] === 'A' ? 'B' : 'A') + cursor.slice(31);
    for (const forged of [swapped, cursor.slice(0, -4), `${cursor}AAAA`])
      expectRefusal(await ask('GET', `/api/ideas?sort=new&cursor=${forged}`), 400, {
        field: 'cursor',
      });
  });
});

test('a key for repeating that is none is refused by name', async () => {
  const { id: categoryId } = await t.category();
  for (const key of ['', ' ', 'with a space', 'ü', 'x'.repeat(201)]) {
    const answer = await ask('POST', '/api/ideas')
      .set('Idempotency-Key', key)
      .send({ title: 'What if we tried', categoryId });
    expectRefusal(answer, 400, { field: 'Idempotency-Key' });
  }
});
