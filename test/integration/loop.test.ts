import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app';
import { until } from '../support/until';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

test('post, vote, comment, promote: everybody who took part is told', async () => {
  const mia = await t.person('member', 'Mia');
  const tom = await t.person('member', 'Tom');
  const noor = await t.person('manager', 'Noor');
  const idea = await t.idea({ by: mia, title: 'Sell yesterday’s bread after five' });
  expect(idea).toMatchObject({ stage: 'open', votes: 0, mine: true, abilities: { vote: false } });

  const vote = await tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
  expect(vote.body).toMatchObject({ id: idea.id, myVote: 1, votes: 1 });
  const comment = await t.comment(idea, { by: noor, body: 'I *like* it' });
  expect(comment).toMatchObject({ depth: 0, author: { name: 'Noor' } });

  const promotion = await noor.api
    .post(`/api/ideas/${idea.id}/promotion`)
    .send({ title: 'Second-day bags', budget: { amount: 250_000, currency: 'EUR' } })
    .expect(201);
  expect(promotion.body).toMatchObject({
    title: 'Second-day bags',
    stage: 'proposed',
    owner: { id: mia.id },
    sponsor: { id: noor.id },
    idea: { id: idea.id },
  });

  const seen = await tom.api.get(`/api/ideas/${idea.id}`).expect(200);
  expect(seen.body).toMatchObject({
    stage: 'promoted',
    votes: 1,
    commentCount: 1,
    myVote: 1,
    project: { id: promotion.body.id, stage: 'proposed' },
  });
  for (const person of [mia, tom]) {
    const kinds = await until(
      async () => (await person.api.get('/api/notifications')).body.items as { kind: string }[],
      (items) => items.some(({ kind }) => kind === 'idea_promoted'),
    );
    expect(kinds.map(({ kind }) => kind)).toContain('idea_promoted');
  }
});
