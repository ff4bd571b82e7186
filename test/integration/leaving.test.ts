import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeMention } from '@leaven/shared/mentions';
import { formerColleague } from '@leaven/shared/users/leaving.schemas';
import mongoose, { Types } from 'mongoose';
import supertest from 'supertest';
import { SendingRow } from '../../server/src/features/notifications/delivery/deliveries.model';
import { UserRow } from '../../server/src/features/users/users.model';
import { eraseDue } from '../../server/src/mine/erasure';
import { personalData } from '../../server/src/mine/personal-data';
import { password, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { smallPng, upload } from '../support/files';
import { pushedBrowser } from '../support/push';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  ada = await t.person('administrator', 'Ada Root');
});
afterAll(() => t.close());

const leave = (person: TestPerson, how: object = {}) =>
  person.api.put('/api/me/deletion').send({ password, wipe: false, ...how });
const signIn = ({ email }: TestPerson) =>
  supertest(t.url).post('/api/auth/sign-in').send({ email, password });
const going = () => false;

/** As if the time to think again were over. */
const timePasses = (person: TestPerson) =>
  UserRow.updateOne({ _id: person.id }, { $set: { 'leaving.eraseAt': new Date(0) } });

/** Which collections hold a text anywhere in a row. */
async function collectionsWith(...texts: string[]): Promise<string[]> {
  const found = new Set<string>();
  const all = (await mongoose.connection.db?.listCollections().toArray()) ?? [];
  for (const { name } of all) {
    if (name.startsWith('system.') || name.includes('.chunks')) continue;
    for await (const row of mongoose.connection.collection(name).find()) {
      const told = JSON.stringify(row).toLowerCase();
      if (texts.some((text) => told.includes(text.toLowerCase()))) found.add(name);
    }
  }
  return [...found];
}

describe('asking for it', () => {
  test('takes the password, ends every session, and is taken back by signing in', async () => {
    const ann = await t.person();
    expectRefusal(await leave(ann, { password: 'not mine at all' }), 400, { field: 'password' });
    const { body } = await leave(ann).expect(200);
    expect(Date.parse(body.eraseAt)).toBeGreaterThan(Date.now() + 13 * 24 * 60 * 60_000);
    expectRefusal(await ann.api.get('/api/me'), 401);
    await eraseDue(going);
    expect((await signIn(ann).expect(200)).body.isBack).toBe(true);
    expect((await signIn(ann).expect(200)).body).not.toHaveProperty('isBack');
    expect(await UserRow.findById(ann.id).lean()).not.toHaveProperty('leaving');
  });

  test('is refused to the last administrator, and to who still answers for something', async () => {
    expectRefusal(await leave(ada), 409, { code: 'last_administrator' });
    const steward = await t.person('manager');
    const heir = await t.person('manager');
    const category = await t.category({ steward });
    const { id } = await t.idea({ categoryId: category.id });
    const project = await t.project({ owner: steward });
    expectRefusal(await leave(steward), 409, { code: 'is_steward' });
    expectRefusal(await leave(steward, { successorId: steward.id }), 400, { field: 'successorId' });
    await leave(steward, { successorId: heir.id }).expect(200);
    const idea = (await ada.api.get(`/api/ideas/${id}`).expect(200)).body;
    expect(idea.steward.id).toBe(heir.id);
    const run = (await ada.api.get(`/api/projects/${project.id}`).expect(200)).body;
    expect(run.owner.id).toBe(heir.id);
  });

  test('an administrator asks for somebody else, and takes it back', async () => {
    const gone = await t.person();
    const path = `/api/people/${gone.id}/deletion`;
    const asked = await ada.api.put(path).send({ wipe: false }).expect(200);
    expect(asked.body.leavesAt).toEqual(expect.any(String));
    expectRefusal(await gone.api.get('/api/me'), 401);
    expect((await ada.api.delete(path).expect(200)).body.leavesAt).toBeNull();
    expectRefusal(await ada.api.put(`/api/people/${ada.id}/deletion`).send({ wipe: false }), 403);
  });
});

describe('when it is done', () => {
  test('nothing tells who it was, and what they wrote stays', async () => {
    const zoe = await t.person('member', 'Zoe Quillfeather');
    const { email, id } = zoe;
    const other = await t.person('member', 'Olaf');
    const idea = await t.idea({ by: zoe });
    await upload(zoe, `/api/ideas/${idea.id}/attachments`, smallPng).expect(201);
    const theirs = await t.idea({ by: other });
    const comment = await t.comment(theirs, { by: zoe, body: 'I would use this daily' });
    await t.comment(theirs, { by: other, parentId: comment.id, body: 'So would I' });
    const mentioned = (label: string) => writeMention({ kind: 'person', id, label });
    const named = `${mentioned(zoe.name)} should see this`;
    const mention = await t.comment(theirs, { by: other, body: named });
    await t.comment(idea, { by: other, body: named });
    await zoe.api.put(`/api/ideas/${theirs.id}/vote`).send({ value: 1 }).expect(200);
    await zoe.api
      .post('/api/impressions')
      .send({ ideaIds: [theirs.id] })
      .expect(200);
    await zoe.api.put(`/api/ideas/${theirs.id}/reading`).send({ readAt: new Date() }).expect(200);
    const draft = { title: 'Not yet', body: '', categoryId: idea.category.id, rev: 0 };
    await zoe.api.put(`/api/drafts/${new Types.ObjectId()}`).send(draft).expect(200);
    const saved = { name: 'Rye', filters: { q: 'rye' }, notify: true };
    await zoe.api.post('/api/saved-searches').send(saved).expect(201);
    const device = pushedBrowser().subscription;
    await zoe.api.post('/api/me/push-subscriptions').send(device).expect(201);
    await zoe.api
      .put('/api/me/skills')
      .send({ kinds: [], tags: ['quills'] })
      .expect(200);
    await zoe.api.patch('/api/me/notification-settings').send({ quiet: null });
    await until(
      async () => (await zoe.api.get('/api/notifications')).body.items,
      (items) => items.length > 0,
    );
    // A message to somebody else that names her, as it lies there without a mail server.
    const text = 'Zoe Quillfeather has commented';
    await SendingRow.create({
      userId: new Types.ObjectId(other.id),
      channel: 'email',
      about: '',
      eventIds: [],
      at: new Date(),
      state: 'sent',
      tries: 1,
      nextAt: new Date(),
      leaseUntil: new Date(),
      answer: '',
      preview: { to: other.email, subject: text, text, html: text },
    });
    expect((await collectionsWith(email, zoe.name)).length).toBeGreaterThan(0);

    await leave(zoe).expect(200);
    await timePasses(zoe);
    // Cut off after each piece in turn: whoever goes on afterwards finishes it.
    for (let pieces = 1; pieces < 8; pieces++) {
      let left = pieces;
      await eraseDue(() => left-- <= 0);
    }
    await eraseDue(going);

    expect(await collectionsWith(email, zoe.name, 'quillfeather', 'quills')).toEqual([]);
    for (const { name, model, whose, afterwards } of personalData)
      if (afterwards === 'goes')
        expect([
          name,
          await model.collection.countDocuments(whose(new Types.ObjectId(id))),
        ]).toEqual([name, 0]);
    const page = (await other.api.get(`/api/ideas/${idea.id}`).expect(200)).body;
    expect(page.author).toEqual({ id, name: formerColleague, department: null });
    const thread = (await other.api.get(`/api/ideas/${theirs.id}/comments`).expect(200)).body;
    expect(thread.items.map((item: { body: string }) => item.body)).toContain(
      'I would use this daily',
    );
    const calls = await other.api.get(`/api/ideas/${theirs.id}/comments`).expect(200);
    expect(JSON.stringify(calls.body)).toContain(mention.id);
    expect(JSON.stringify(calls.body)).toContain(mentioned(formerColleague));
    expect((await other.api.get(`/api/ideas/${theirs.id}`)).body.votes).toBe(1);
    const found = await other.api.get('/api/people/suggestions').query({ q: 'Zoe' });
    expect(found.body.items).toEqual([]);
    const listed = await ada.api.get('/api/people').query({ q: 'former' });
    expect(listed.body.items).toEqual([]);
    expectRefusal(await signIn(zoe), 401);
    const enable = ada.api.patch(`/api/people/${id}`).send({ disabled: false });
    expectRefusal(await enable, 404);
    const again = { email, name: 'Somebody new', role: 'member', password };
    await ada.api.post('/api/people').send(again).expect(201);
  });

  test('what they wrote goes too where they wished it, but nothing that others build on', async () => {
    const rue = await t.person('member', 'Rue');
    const reader = await t.person();
    const own = await t.idea({ by: rue });
    const carried = await t.project({ owner: rue });
    const theirs = await t.idea({ by: reader });
    const comment = await t.comment(theirs, { by: rue, body: 'Take this away' });
    await t.comment(theirs, { by: reader, parentId: comment.id });
    const heir = await t.person('manager');
    await leave(rue, { wipe: true, successorId: heir.id }).expect(200);
    await timePasses(rue);
    await eraseDue(going);
    await reader.api.get(`/api/ideas/${own.id}`).expect(404);
    const kept = (await reader.api.get(`/api/ideas/${carried.idea.id}`).expect(200)).body;
    expect(kept.author.name).toBe(formerColleague);
    const thread = (await reader.api.get(`/api/ideas/${theirs.id}/comments`).expect(200)).body;
    expect(JSON.stringify(thread)).not.toContain('Take this away');
    expect(thread.items).toHaveLength(2);
  });

  test('of two last administrators who ask at once, one stays', async () => {
    const bob = await t.person('administrator');
    const ids = [ada.id, bob.id];
    await UserRow.updateMany(
      { _id: { $in: ids } },
      {
        $set: {
          leaving: { eraseAt: new Date(0), byId: bob.id, wipe: false, successorId: null },
        },
      },
    );
    await eraseDue(going);
    const left = await UserRow.countDocuments({ _id: { $in: ids }, disabledAt: null });
    expect(left).toBe(1);
  });
});
