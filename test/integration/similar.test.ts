import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { duplicatesChanged } from '@leaven/shared/similar/similar.events';
import type { DuplicatePair, SimilarIdea } from '@leaven/shared/similar/similar.schemas';
import { Types } from 'mongoose';
import { type Explained, planOf } from '../../server/src/database/plan';
import { EventRow } from '../../server/src/events/log';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person();
  tom = await t.person();
  noor = await t.person('manager');
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const post = (title: string, body?: string) => t.idea({ by: mia, categoryId, title, body });

/** Asks until the answer fits: the index follows what was written a moment later. */
const ask = (query: object, fits: (items: SimilarIdea[]) => boolean): Promise<SimilarIdea[]> =>
  until(async () => (await tom.api.get('/api/similar').query(query).expect(200)).body.items, fits);
const has = (id: string) => (items: SimilarIdea[]) => items.some((item) => item.id === id);
const hasNot = (id: string) => (items: SimilarIdea[]) => !has(id)(items);

test('an idea is found by words, by a half-typed title and with a typing mistake', async () => {
  const idea = await post('What if we sold yesterday’s bread after five');
  await post('A quiet room for the night shift');
  const [found] = await ask({ title: 'Selling yesterdays bread cheaper' }, has(idea.id));
  expect(found).toEqual({
    id: idea.id,
    title: idea.title,
    category: idea.category,
    stage: 'open',
    votes: 0,
    commentCount: 0,
    myVote: 0,
    mine: false,
    abilities: { vote: true },
  });
  for (const title of ['yesterday’s bre', 'sell yesterdais bread']) {
    const answer = await tom.api.get('/api/similar').query({ title }).expect(200);
    expect(answer.body).toMatchObject({ ready: true, items: [{ id: idea.id }] });
  }
  const own = await mia.api.get('/api/similar').query({ title: idea.title }).expect(200);
  expect(own.body.items[0]).toMatchObject({ mine: true, abilities: { vote: false } });
});

test('nothing typed and nothing alike are empty answers; what is too long is refused by name', async () => {
  for (const query of [{}, { title: '' }, { title: 'zzyzx qwrtp' }]) {
    const answer = await tom.api.get('/api/similar').query(query).expect(200);
    expect(answer.body).toEqual({ ready: true, items: [] });
  }
  for (const [field, length] of [
    ['title', 201],
    ['body', 601],
  ] as const) {
    const query = { title: 'a', [field]: 'b'.repeat(length) };
    expectRefusal(await tom.api.get('/api/similar').query(query), 400, { field });
  }
});

test('an edit changes what finds it, deleting takes it away and restoring brings it back', async () => {
  const idea = await post('A sauna on the flat roof');
  const asked = { title: 'sauna on the roof' };
  await ask(asked, has(idea.id));
  await mia.api
    .patch(`/api/ideas/${idea.id}`)
    .send({ title: 'Beehives beside the chimney' })
    .expect(200);
  expect(await ask({ title: 'beehives chimney' }, has(idea.id))).toHaveLength(1);
  expect(await ask(asked, hasNot(idea.id))).toEqual([]);
  await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
  // At once, whatever the index still knows.
  const gone = await tom.api.get('/api/similar').query({ title: 'beehives chimney' }).expect(200);
  expect(gone.body.items).toEqual([]);
  await mia.api.put(`/api/ideas/${idea.id}/restored`).expect(200);
  expect(await ask({ title: 'beehives chimney' }, has(idea.id))).toHaveLength(1);
});

test('declined and archived ideas are found too, marked by their stage', async () => {
  const idea = await post('Paint the delivery vans purple');
  const reason = 'Too loud';
  await noor.api
    .post(`/api/ideas/${idea.id}/decisions`)
    .send({ stage: 'declined', reason })
    .expect(200);
  const [declined] = await ask({ title: 'purple vans' }, has(idea.id));
  expect(declined).toMatchObject({ stage: 'declined', abilities: { vote: false } });
  await IdeaRow.updateOne({ _id: idea.id }, { $set: { stage: 'archived' } });
  const [archived] = await ask({ title: 'purple vans' }, has(idea.id));
  expect(archived).toMatchObject({ stage: 'archived' });
});

test('an idea’s own page shows others and never itself, and the one being edited is left out', async () => {
  const one = await post('Lend out cake tins to customers');
  const two = await post('Lend cake tins for a small deposit');
  await ask({ title: one.title }, (items) => has(one.id)(items) && has(two.id)(items));
  const answer = await tom.api.get(`/api/ideas/${one.id}/similar`).expect(200);
  expect(answer.body.items.map(({ id }: SimilarIdea) => id)).toEqual([two.id]);
  const others = await ask({ title: one.title, except: one.id }, has(two.id));
  expect(others).toHaveLength(1);
  const missing = await tom.api.get(`/api/ideas/${'f'.repeat(24)}/similar`);
  expectRefusal(missing, 404);
});

test('likely duplicates are listed in pairs for moderators, and leave with what makes them so', async () => {
  const moderator = await t.person('moderator');
  const first = await post('Put a bench in front of the shop at Mill Lane');
  const second = await post('Put a bench before the shop at Mill Lane');
  const pairs = (fits: (items: DuplicatePair[]) => boolean): Promise<DuplicatePair[]> =>
    until(
      async () => (await moderator.api.get('/api/moderation/duplicates').expect(200)).body.items,
      fits,
    );
  const ofThem = ({ first: a, second: b }: DuplicatePair) =>
    a.id === first.id && b.id === second.id;
  const pair = (await pairs((items) => items.some(ofThem))).find(ofThem);
  expect(pair?.alike).toBeGreaterThan(0.65);
  expect(pair?.first).toMatchObject({ title: first.title, postedAt: first.postedAt });
  await IdeaRow.updateOne({ _id: second.id }, { $set: { stage: 'merged' } });
  expect((await pairs((items) => !items.some(ofThem))).filter(ofThem)).toEqual([]);
  expectRefusal(await tom.api.get('/api/moderation/duplicates'), 403);
});

test('a pair that a moderator told apart stays away, for all moderators, until that is taken back', async () => {
  const [moderator, other] = [await t.person('moderator'), await t.person('moderator')];
  const first = await post('Put the umbrellas beside the door at Mill Lane');
  const second = await post('Put umbrellas beside the door at Mill Lane');
  const address = `/api/moderation/duplicates/${second.id}/${first.id}`;
  const isListed = (wanted: boolean) =>
    until(
      async () => {
        const { body } = await other.api.get('/api/moderation/duplicates').expect(200);
        return body.items.some(
          (pair: DuplicatePair) => pair.first.id === first.id && pair.second.id === second.id,
        );
      },
      (listed) => listed === wanted,
    );
  expect(await isListed(true)).toBe(true);
  const live = await connect(t, other);
  const both = await Promise.all([moderator, other].map(({ api }) => api.put(address)));
  expect(both.map(({ body }) => body)).toEqual([{ dismissed: true }, { dismissed: true }]);
  await live.heard(duplicatesChanged);
  live.close();
  expect(await isListed(false)).toBe(false);
  for (let times = 0; times < 2; times++)
    expect((await moderator.api.delete(address).expect(200)).body).toEqual({ dismissed: false });
  expect(await isListed(true)).toBe(true);
  const itself = `/api/moderation/duplicates/${first.id}/${first.id}`;
  expectRefusal(await moderator.api.put(itself), 400, { field: 'otherId' });
});

test('what other nodes did is read along an index', async () => {
  const old = Date.UTC(2026, 0, 1);
  await EventRow.insertMany(
    Array.from({ length: 3_000 }, (_, i) => ({
      _id: Types.ObjectId.createFromTime(old / 1_000 + i),
      kind: 'idea.posted',
      at: new Date(old),
      data: { ideaId: 'f'.repeat(24), categoryId },
      pending: [],
    })),
  );
  const since = Types.ObjectId.createFromTime(Math.floor(Date.now() / 1_000));
  const query = EventRow.find({ _id: { $gte: since }, kind: /^idea\./ }, { data: 1 });
  const explained = (await query.explain()) as unknown as Explained;
  expect(planOf(explained)).toMatchObject({ usesIndex: '_id_' });
});
