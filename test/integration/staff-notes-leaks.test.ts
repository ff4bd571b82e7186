import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose, { Types } from 'mongoose';
import supertest from 'supertest';
import { NotificationRow } from '../../server/src/features/notifications/notifications.model';
import { UserRow } from '../../server/src/features/users/users.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { connect } from '../support/socket';
import { until } from '../support/until';
import { exported } from '../support/zip';
import { type Asker, acts, apart, askers, surfaceNames, surfaces } from './staff-notes.table';

/** In no other text; all notes have it. */
const word = 'quagga';

let t: TestApp;
/** `former` was a moderator and wrote a note; the steward of the idea is the manager. */
const people = new Map<Asker, TestPerson>();
let ideaId: string;
let saidId: string;
let noteId: string;
const before = new Map<string, string>();
const after = new Map<string, string>();

const personAs = (asker: Asker) => {
  const person = people.get(asker);
  if (!person) throw new Error(asker);
  return person;
};
const fill = (text: string) =>
  text.replaceAll('IDEA', ideaId).replaceAll('SAID', saidId).replaceAll('NOTE', noteId);
const roleBecomes = (asker: Asker, role: string) =>
  UserRow.updateOne({ _id: personAs(asker).id }, { role });
const post = (by: Asker, body: object) =>
  personAs(by).api.post(`/api/ideas/${ideaId}/comments`).send(body).expect(201);
const note = async (by: Asker, more = {}) =>
  (await post(by, { body: `A ${word} of mine`, visibility: 'staff', ...more })).body.id as string;

/** Cursors never come twice alike, and these go with the clock. */
const restless = new Set(['weightLeft', 'upTo', 'since']);
const steady = (key: string, value: unknown) =>
  (/cursor/i.test(key) && typeof value === 'string') || restless.has(key) ? 'restless' : value;

async function look(into: Map<string, string>): Promise<void> {
  for (const asker of askers)
    for (const surface of surfaceNames) {
      const call = supertest(t.url).get(fill(surface));
      if (asker !== 'stranger') call.set('Cookie', personAs(asker).cookie);
      const { status, body } = await call;
      const { requestId: _, ...said } = Array.isArray(body) ? { body } : body;
      into.set(`${asker} ${surface}`, `${status} ${JSON.stringify(said, steady)}`);
    }
}

beforeAll(async () => {
  t = await startTestApp();
  for (const asker of askers) {
    const role = { member: 'member', author: 'member', former: 'moderator', stranger: 'member' }[
      asker as 'member'
    ];
    people.set(asker, await t.person((role ?? asker) as 'member', `The ${asker}`));
  }
  const { id: categoryId } = await t.category({ steward: personAs('manager') });
  const kind = { kind: 'questions' };
  await personAs('administrator').api.patch(`/api/categories/${categoryId}`).send(kind).expect(200);
  ideaId = (await t.idea({ by: personAs('author'), categoryId })).id;
  noteId = String(new Types.ObjectId());
  saidId = (await post('member', { body: 'One' })).body.id;
  await post('author', { body: 'Two', parentId: saidId });
  await post('member', { body: 'Three', parentId: saidId });
  const readAt = new Date().toISOString();
  for (const asker of askers.slice(1))
    await personAs(asker).api.put(`/api/ideas/${ideaId}/reading`).send({ readAt }).expect(200);
  await post('administrator', { body: 'Four' });
  await until(
    () => NotificationRow.countDocuments({ 'idea.id': { $eq: ideaId, $type: 'string' } }),
    (count) => count >= 4,
  );
  await roleBecomes('former', 'member');
  await look(before);
  await roleBecomes('former', 'moderator');

  noteId = await note('moderator', { parentId: saidId });
  const bits = ['former', 'manager', 'administrator', 'moderator'] as const;
  for (const by of bits) await note(by, { parentId: noteId });
  for (const by of bits) await note(by);
  await personAs('former').api.put(`/api/comments/${noteId}/reactions/heart`).expect(200);
  const edited = { body: `A better ${word}` };
  await personAs('moderator').api.patch(`/api/comments/${noteId}`).send(edited).expect(200);
  const gone = await note('manager');
  await personAs('manager').api.delete(`/api/comments/${gone}`).expect(200);
  // Each of the four hears of the others' notes; the manager of all.
  await until(
    () => NotificationRow.distinct('userId', { kind: 'staff_note' }),
    (told) => told.length === bits.length,
  );
  await roleBecomes('former', 'member');
  await look(after);
});
afterAll(() => t.close());

describe('what is told of staff notes, and to whom', () => {
  const isTold = (asker: Asker, surface: string) => {
    const name = `${asker} ${surface}`;
    const now = after.get(name) ?? '';
    if (now.toLowerCase().includes(`a ${word}`) || now.includes('staff_note')) return true;
    // An address with its id in it answers differently once the id is anybody's, but not "no".
    if (surface.includes('NOTE')) return !/^40[14] /.test(now);
    return now !== before.get(name);
  };

  test('every address is one that answers', () => {
    const silent = surfaceNames.filter(
      (surface) => !askers.some((asker) => after.get(`${asker} ${surface}`)?.startsWith('200 ')),
    );
    // Staff notes keep no earlier texts.
    expect(silent).toEqual(['/api/comments/NOTE/revisions']);
  });

  test.each(surfaceNames)('%s', (surface) => {
    expect(askers.map((asker) => [asker, isTold(asker, surface)])).toEqual(
      askers.map((asker, i) => [asker, surfaces[surface]?.[i]]),
    );
  });

  test('no address is left out: a new one says to whom it tells of notes', () => {
    const paths = surfaceNames.map((surface) => surface.replace(/\?.*/, ''));
    const isAsked = (path: string) =>
      paths.some((asked) => new RegExp(`^${path.replaceAll(/:\w+/g, '[A-Z]+')}$`).test(asked));
    const gets = t.routes.filter(({ endpoint }) => endpoint.method === 'GET');
    const left = gets.map(({ endpoint }) => endpoint.path).filter((path) => !isAsked(path));
    expect(left.filter((path) => !apart.has(path))).toEqual([]);
  });

  test('its words are kept in one place alone, wherever else one looks', async () => {
    const holders: string[] = [];
    for (const { collectionName } of (await mongoose.connection.db?.collections()) ?? []) {
      const rows = await mongoose.connection.collection(collectionName).find().toArray();
      if (JSON.stringify(rows).toLowerCase().includes(word)) holders.push(collectionName);
    }
    expect(holders).toEqual(['staff_notes']);
  });

  test('one’s own notes are in the export as long as one may see them', async () => {
    const has = async (asker: Asker) =>
      [...(await exported(personAs(asker))).files.values()].some((file) =>
        String(file).includes(word),
      );
    expect([await has('moderator'), await has('former'), await has('author')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what may be done with a note', () => {
  test.each(Object.entries(acts))('%s', async (_name, { method, path, body, as }) => {
    const statuses: number[] = [];
    for (const asker of askers) {
      noteId = await note('moderator');
      if (path.endsWith('/restored') && asker !== 'stranger') {
        const { api } = as[askers.indexOf(asker)] === 200 ? personAs(asker) : personAs('moderator');
        await api.delete(`/api/comments/${noteId}`).expect(200);
      }
      const call = supertest(t.url)[method](fill(path));
      if (asker !== 'stranger') call.set('Cookie', personAs(asker).cookie);
      statuses.push((await call.send(JSON.parse(fill(JSON.stringify(body ?? {}))))).status);
    }
    expect(statuses).toEqual(as);
  });
});

test('sockets of those who are not staff stay silent, whatever happens to notes', async () => {
  const outside = ['member', 'author', 'former'] as const;
  const heard: unknown[] = [];
  const sockets = await Promise.all(
    outside.map(async (asker) => {
      const one = await connect(t, personAs(asker));
      await one.join({ kind: 'idea', id: ideaId });
      expect(await one.join({ kind: 'staff', id: ideaId })).toMatchObject({ ok: false });
      one.socket.onAny((name: string, payload: unknown) => heard.push([asker, name, payload]));
      return one;
    }),
  );
  const id = await note('moderator', { parentId: saidId });
  await personAs('manager').api.put(`/api/comments/${id}/reactions/party`).expect(200);
  await personAs('moderator').api.patch(`/api/comments/${id}`).send({ body: word }).expect(200);
  await personAs('manager').api.delete(`/api/comments/${id}`).expect(200);
  await personAs('manager').api.put(`/api/comments/${id}/restored`).expect(200);
  // What everybody hears comes after; by then they would have heard the rest.
  await personAs('member').api.put(`/api/comments/${saidId}/reactions/heart`).expect(200);
  await until(
    async () => heard,
    (messages) => messages.length >= outside.length,
  );
  expect(heard.map((message) => (message as string[])[1])).toEqual(
    outside.map(() => 'comment.reacted'),
  );
  expect(JSON.stringify(heard)).not.toContain(id);
  for (const one of sockets) one.close();
});
