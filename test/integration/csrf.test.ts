import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';

let t: TestApp;
let mia: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person();
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const foreign: [string, Record<string, string>][] = [
  ['an Origin of another host', { Origin: 'https://evil.example' }],
  ['an Origin of another port', { Origin: 'http://127.0.0.1:1' }],
  ['no Origin one could name', { Origin: 'null' }],
  ['an Origin that is none', { Origin: 'evil' }],
  ['Sec-Fetch-Site cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['Sec-Fetch-Site same-site', { 'Sec-Fetch-Site': 'same-site' }],
];
const own = (): Record<string, string>[] => [
  {},
  { Origin: t.url },
  { 'Sec-Fetch-Site': 'same-origin', Origin: t.url },
  { 'Sec-Fetch-Site': 'none' },
];
const post = (headers: Record<string, string>, title: string) =>
  mia.api.post('/api/ideas').set(headers).send({ title, categoryId });
const titles = async (): Promise<string[]> => {
  const { body } = await mia.api.get('/api/ideas?mine=true&limit=100').expect(200);
  return body.items.map((one: { title: string }) => one.title);
};

describe.each(foreign)('with %s', (_what, headers) => {
  test('a write is refused and nothing is written', async () => {
    const title = 'What if another site wrote';
    expectRefusal(await post(headers, title), 403, { code: 'cross_site' });
    const others = [
      mia.api.put(`/api/ideas/${'f'.repeat(24)}/vote`).send({ value: 1 }),
      mia.api.patch('/api/settings').send({}),
      mia.api.delete(`/api/ideas/${'f'.repeat(24)}`),
      mia.api.post('/api/auth/sign-out').send({}),
    ];
    for (const call of others) expectRefusal(await call.set(headers), 403, { code: 'cross_site' });
    expect(await titles()).not.toContain(title);
    await mia.api.get('/api/me').expect(200);
  });

  test('reading is not, since no other site can see the answer', async () => {
    const answer = await mia.api.get('/api/me').set(headers).expect(200);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('the handshake of a socket is refused', async () => {
    await expect(connect(t, mia, headers)).rejects.toThrow();
  });
});

test('its own pages, and programs that send neither header, write and connect', async () => {
  for (const [i, headers] of own().entries()) {
    await post(headers, `What if we wrote no ${i}`).expect(201);
    const socket = await connect(t, mia, headers);
    expect(socket.socket.connected).toBe(true);
    socket.close();
  }
});
