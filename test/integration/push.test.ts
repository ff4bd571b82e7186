import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NotificationSettingsPatch } from '@leaven/shared/notifications/settings.schemas';
import { Types } from 'mongoose';
import {
  DeliveryRow,
  SendingRow,
} from '../../server/src/features/notifications/delivery/deliveries.model';
import type { PushAnswer, PushPost } from '../../server/src/push/post';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { type PushedBrowser, pushedBrowser, vapidClaims } from '../support/push';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let noor: TestPerson;
let categoryId: string;
const posted: PushPost[] = [];
/** What push services say, by endpoint; else they take it. */
const says = new Map<string, PushAnswer | Error>();
beforeAll(async () => {
  t = await startTestApp({
    async push(post) {
      const answer = says.get(post.endpoint) ?? { status: 201, words: '' };
      if (answer instanceof Error) throw answer;
      if (answer.status < 300) posted.push(post);
      return answer;
    },
  });
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());
beforeEach(() => says.clear());

const path = '/api/me/push-subscriptions';
const add = (person: TestPerson, { subscription }: PushedBrowser) =>
  person.api.post(path).send(subscription);
const list = async (person: TestPerson) => (await person.api.get(path).expect(200)).body;
const choose = (person: TestPerson, patch: NotificationSettingsPatch) =>
  person.api.patch('/api/me/notification-settings').send(patch).expect(200);
const pushedTo = ({ subscription }: PushedBrowser, count = 1) =>
  until(
    async () => posted.filter(({ endpoint }) => endpoint === subscription.endpoint),
    (found) => found.length >= count,
  );
const sendingsOf = ({ id }: TestPerson) =>
  SendingRow.find({ userId: new Types.ObjectId(id), channel: 'push' })
    .sort({ at: 1 })
    .lean();
const decide = (idea: { id: string }, stage = 'in_review') =>
  noor.api.post(`/api/ideas/${idea.id}/decisions`).send({ stage, reason: 'Because' }).expect(200);

async function reached() {
  const [mia, browser] = [await t.person('member', 'Mia'), pushedBrowser()];
  await add(mia, browser).expect(201);
  return { mia, browser, idea: await t.idea({ by: mia, categoryId, title: 'What if we pushed' }) };
}

describe('devices', () => {
  test('are one’s own, each once, named, and can be taken off', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const [phone, desk] = [pushedBrowser('Phone'), pushedBrowser('Desk')];
    for (let i = 0; i < 2; i++) await add(mia, phone).expect(201);
    await add(mia, desk).expect(201);
    const { publicKey, items } = await list(mia);
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    expect(items.map(({ device }: { device: string }) => device).toSorted()).toEqual([
      'Desk',
      'Phone',
    ]);
    expect(await list(tom)).toEqual({ publicKey, items: [] });
    const [first] = items;
    await tom.api.delete(`${path}/${first.id}`).expect(200);
    expect((await list(mia)).items).toHaveLength(2);
    for (let i = 0; i < 2; i++) await mia.api.delete(`${path}/${first.id}`).expect(200);
    expect((await list(mia)).items).toHaveLength(1);
  });

  test('belong to who was signed in last, and are bounded', async () => {
    const [mia, tom, shared] = [await t.person(), await t.person(), pushedBrowser()];
    await add(mia, shared).expect(201);
    await add(tom, shared).expect(201);
    expect([(await list(mia)).items.length, (await list(tom)).items.length]).toEqual([0, 1]);
    for (let i = 0; i < 21; i++) await add(mia, pushedBrowser(`No ${i}`)).expect(201);
    const { items } = await list(mia);
    expect([items.length, items[0].device]).toEqual([20, 'No 20']);
  });

  test.each([
    ['https://127.0.0.1/x', 'endpoint'],
    ['https://metadata.google.internal/x', 'endpoint'],
    ['http://push.crumb-browsers.com/x', 'endpoint'],
    ['https://[::1]/x', 'endpoint'],
  ])('at %s are refused', async (endpoint, field) => {
    const { subscription } = pushedBrowser();
    expectRefusal(await noor.api.post(path).send({ ...subscription, endpoint }), 400, { field });
  });

  test('with a key that is none are refused', async () => {
    const { subscription } = pushedBrowser();
    const keys = { ...subscription.keys, p256dh: 'A'.repeat(87) };
    const field = 'keys.p256dh';
    expectRefusal(await noor.api.post(path).send({ ...subscription, keys }), 400, { field });
  });
});

describe('a push', () => {
  test('says who did what, readable by the browser alone, from a server that it knows', async () => {
    const { mia, browser, idea } = await reached();
    await decide(idea, 'declined');
    const [post] = await pushedTo(browser);
    const [sending] = await until(
      () => sendingsOf(mia),
      (found) => found[0]?.state === 'sent',
    );
    expect(browser.read(post?.body ?? Buffer.alloc(0))).toEqual({
      title: 'Noor declined “What if we pushed”.',
      body: 'Because',
      url: `/ideas/${idea.id}`,
      tag: String(sending?._id),
    });
    expect(post?.headers).toMatchObject({ 'Content-Encoding': 'aes128gcm', TTL: 86_400 });
    expect(post && vapidClaims(post)).toMatchObject({
      aud: 'https://push.crumb-browsers.com',
      sub: 'mailto:leaven@crumb.example',
      k: (await list(mia)).publicKey,
    });
  });

  test('of a staff note says that there is one, not what it says, and comes to staff alone', async () => {
    const { mia, browser: hers, idea } = await reached();
    const [max, his] = [await t.person('manager', 'Max'), pushedBrowser()];
    await add(max, his).expect(201);
    for (const person of [mia, max])
      await choose(person, { choices: { comments: { push: true } } });
    const write = (by: TestPerson, body: object) =>
      by.api.post(`/api/ideas/${idea.id}/comments`).send(body).expect(201);
    await write(max, { body: 'Mine', visibility: 'staff' });
    const { body: note } = await write(noor, { body: 'Quagga', visibility: 'staff' });
    const [post] = await pushedTo(his);
    expect(his.read(post?.body ?? Buffer.alloc(0))).toMatchObject({
      title: 'Noor wrote a staff note on “What if we pushed”.',
      body: '',
      url: `/ideas/${idea.id}#comment-${note.id}`,
    });
    // What is for everybody comes to its author after it; by then the note would have come too.
    await write(noor, { body: 'To all' });
    expect(hers.read((await pushedTo(hers))[0]?.body ?? Buffer.alloc(0))).toMatchObject({
      title: 'Noor commented on “What if we pushed”.',
    });
  });

  test('comes at once whatever the rhythm of e-mail, but not of what was not chosen', async () => {
    const { mia, browser, idea } = await reached();
    await choose(mia, { rhythm: 'weekly' });
    await t.comment(idea, { by: noor, body: 'Not by push' });
    await decide(idea);
    const [post] = await pushedTo(browser);
    expect(browser.read(post?.body ?? Buffer.alloc(0))).toMatchObject({
      title: 'Noor took “What if we pushed” into review.',
    });
    expect(await DeliveryRow.countDocuments({ userId: mia.id, channel: 'push' })).toBe(1);
  });

  test('of what came during quiet hours is one, after them', async () => {
    const { mia, browser, idea } = await reached();
    await choose(mia, { awayUntil: '2100-01-01' });
    const other = await t.idea({ by: mia, categoryId });
    await decide(idea);
    await decide(other);
    await until(
      () => DeliveryRow.countDocuments({ userId: mia.id, channel: 'push', waiting: true }),
      (waiting) => waiting === 2,
    );
    await choose(mia, { awayUntil: null });
    const [post] = await pushedTo(browser);
    expect(browser.read(post?.body ?? Buffer.alloc(0))).toMatchObject({
      title: '2 things happened at Leaven',
      url: '/inbox',
    });
    expect(await sendingsOf(mia)).toHaveLength(1);
  });

  test('that finds nobody any more forgets the device, and goes to the others', async () => {
    const { mia, browser, idea } = await reached();
    const gone = pushedBrowser();
    await add(mia, gone).expect(201);
    says.set(gone.subscription.endpoint, { status: 410, words: 'gone' });
    await decide(idea);
    await pushedTo(browser);
    const { items } = await until(
      () => list(mia),
      (seen) => seen.items.length === 1,
    );
    expect(items).toHaveLength(1);
    expect((await sendingsOf(mia))[0]).toMatchObject({ state: 'sent' });
  });

  test('is tried again when the service is away', async () => {
    const { mia, browser, idea } = await reached();
    says.set(browser.subscription.endpoint, new Error('nobody answers'));
    await decide(idea);
    const [waiting] = await until(
      () => sendingsOf(mia),
      (found) => found[0]?.tries === 1,
    );
    expect(waiting).toMatchObject({ state: 'waiting', answer: 'nobody answers' });
    says.clear();
    await SendingRow.updateOne({ _id: waiting?._id }, { $set: { nextAt: new Date() } });
    expect(await pushedTo(browser)).toHaveLength(1);
  });

  test('goes to nobody who has no device', async () => {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId });
    await decide(idea);
    await until(
      () => DeliveryRow.countDocuments({ userId: mia.id }),
      (found) => found > 0,
    );
    expect(await DeliveryRow.countDocuments({ userId: mia.id, channel: 'push' })).toBe(0);
  });
});
