import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SimilarIdea } from '@leaven/shared/similar/similar.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person();
  tom = await t.person();
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

/** Asks until the answer fits: the index follows what was written a moment later. */
const ask = (query: object, fits: (items: SimilarIdea[]) => boolean) =>
  until(async () => (await tom.api.get('/api/similar').query(query).expect(200)).body.items, fits);

test('an idea is found by words, by a half-typed title and with a typing mistake', async () => {
  const idea = await t.idea({
    by: mia,
    categoryId,
    title: 'What if we sold yesterday’s bread after five',
  });
  await t.idea({ by: mia, categoryId, title: 'A quiet room for the night shift' });
  const [found] = await ask(
    { title: 'Selling yesterdays bread cheaper' },
    (items) => items.length > 0,
  );
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

test('nothing typed and nothing alike are empty answers, and too long a body is refused by name', async () => {
  for (const query of [{}, { title: '' }, { title: 'zzyzx qwrtp' }]) {
    const answer = await tom.api.get('/api/similar').query(query).expect(200);
    expect(answer.body).toEqual({ ready: true, items: [] });
  }
  const tooLong = await tom.api.get('/api/similar').query({ title: 'a', body: 'b'.repeat(601) });
  expectRefusal(tooLong, 400, { field: 'body' });
});
