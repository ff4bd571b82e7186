import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AskView, MOST_OFFERS, MOST_OPEN_ASKS } from '@leaven/shared/asks/asks.schemas';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { AskRow, OfferRow } from '../../server/src/features/asks/asks.model';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  tom = await t.person('member', 'Tom');
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const newIdea = () => t.idea({ by: mia, categoryId });
const ask = (ideaId: string, kind = 'data', text = 'Sales by the hour', by = mia) =>
  by.api.post(`/api/ideas/${ideaId}/asks`).send({ kind, text });
const asked = async (ideaId: string, kind?: string, text?: string): Promise<AskView> =>
  (await ask(ideaId, kind, text).expect(201)).body;
const listOf = async (ideaId: string, by = tom): Promise<AskView[]> =>
  (await by.api.get(`/api/ideas/${ideaId}/asks`).expect(200)).body.items;
const needsOf = async (ideaId: string): Promise<IdeaCard['openAsks']> =>
  (await tom.api.get(`/api/ideas/${ideaId}`).expect(200)).body.openAsks;
const offer = (id: string, by = tom, text = 'I have them') =>
  by.api.post(`/api/asks/${id}/offers`).send({ text });
const accept = (id: string, body: object, by = mia) =>
  by.api.post(`/api/asks/${id}/accept`).send(body);
const found = async (query: object, by = tom): Promise<string[]> =>
  (
    await by.api
      .get('/api/ideas')
      .query({ sort: 'new', ...query })
      .expect(200)
  ).body.items.map(({ id }: { id: string }) => id);
const heard = async (person: TestPerson, kind: string) =>
  until(
    async () => {
      const { body } = await person.api.get('/api/notifications?limit=100').expect(200);
      return body.items.filter((one: { kind: string }) => one.kind === kind);
    },
    (items) => items.length > 0,
  );

describe('asking', () => {
  test('is shown on the idea and its card, and can be said better, withdrawn and taken up again', async () => {
    const idea = await newIdea();
    const first = await asked(idea.id);
    expect(first).toMatchObject({
      kind: 'data',
      text: 'Sales by the hour',
      state: 'open',
      offers: [],
      helper: null,
      abilities: { change: true, withdraw: true, offer: false },
    });
    await asked(idea.id, 'data', 'And by the day');
    await asked(idea.id, 'designer', 'A poster');
    expect(await needsOf(idea.id)).toEqual(['data', 'designer']);
    expect((await listOf(idea.id)).map(({ text }) => text)).toEqual([
      'Sales by the hour',
      'And by the day',
      'A poster',
    ]);
    expect((await listOf(idea.id))[0]?.abilities).toEqual({
      change: false,
      withdraw: false,
      offer: true,
    });
    const patch = (body: object) => mia.api.patch(`/api/asks/${first.id}`).send(body);
    await patch({ kind: 'legal_advice', text: 'May we?' }).expect(200);
    expect(await needsOf(idea.id)).toEqual(['legal_advice', 'data', 'designer']);
    for (let i = 0; i < 2; i += 1) await mia.api.delete(`/api/asks/${first.id}`).expect(200);
    expect(await needsOf(idea.id)).toEqual(['data', 'designer']);
    expect(await listOf(idea.id)).toHaveLength(2);
    expectRefusal(await patch({ text: 'Not any more' }), 409, { code: 'ask_closed' });
    await patch({ state: 'open' }).expect(200);
    expect(await needsOf(idea.id)).toEqual(['legal_advice', 'data', 'designer']);
  });

  test('is for the authors, a moderator may withdraw', async () => {
    const idea = await newIdea();
    expectRefusal(await ask(idea.id, 'data', 'Mine', tom), 403, { code: 'not_author' });
    const { id } = await asked(idea.id);
    expectRefusal(await tom.api.delete(`/api/asks/${id}`), 403);
    await noor.api.delete(`/api/asks/${id}`).expect(200);
  });

  test.each([
    ['kind', { kind: 'money', text: 'Some' }],
    ['text', { kind: 'data', text: 'x' }],
    ['text', { kind: 'data', text: 'x'.repeat(201) }],
    ['text', { kind: 'data', text: 'two\nlines' }],
  ])('names a bad %s', async (field, body) => {
    const { id } = await newIdea();
    expectRefusal(await mia.api.post(`/api/ideas/${id}/asks`).send(body), 400, { field });
  });

  test('has an end, also for many windows at once', async () => {
    const idea = await newIdea();
    const answers = await Promise.all(
      Array.from({ length: MOST_OPEN_ASKS + 3 }, (_, i) => ask(idea.id, 'data', `Number ${i}`)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(MOST_OPEN_ASKS);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expectRefusal(refused, 409, { code: 'too_many_asks' });
    expect(await listOf(idea.id)).toHaveLength(MOST_OPEN_ASKS);
    // One less makes room for one, not for one that was withdrawn as well.
    await mia.api.delete(`/api/asks/${made[0]?.body.id}`).expect(200);
    await asked(idea.id);
    const back = await mia.api.patch(`/api/asks/${made[0]?.body.id}`).send({ state: 'open' });
    expectRefusal(back, 409, { code: 'too_many_asks' });
  });

  test('ends with the decision: the card asks for nothing, nobody can offer', async () => {
    const idea = await newIdea();
    const { id } = await asked(idea.id);
    const decide = (body: object) =>
      noor.api.post(`/api/ideas/${idea.id}/decisions`).send(body).expect(200);
    await decide({ stage: 'declined', reason: 'No' });
    expect(await needsOf(idea.id)).toEqual([]);
    expectRefusal(await offer(id), 409, { code: 'needs_nothing' });
    expectRefusal(await ask(idea.id), 409, { code: 'needs_nothing' });
    expect(await found({ ask: 'data', stage: 'declined' })).not.toContain(idea.id);
    await decide({ stage: 'open' });
    expect(await needsOf(idea.id)).toEqual(['data']);
    await offer(id).expect(201);
  });
});

describe('helping', () => {
  test('is offered once, said anew, taken back; the authors are told of the first', async () => {
    const { id } = await asked((await newIdea()).id);
    const all = await Promise.all(Array.from({ length: 6 }, () => offer(id)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    const { body: again } = await offer(id, tom, 'Since March').expect(201);
    expect(again.offers).toEqual([
      {
        id: expect.any(String),
        person: { id: tom.id, name: 'Tom', department: null },
        text: 'Since March',
        at: expect.any(String),
      },
    ]);
    expect((await AskRow.findById(id).orFail().lean()).offerCount).toBe(1);
    expect((await heard(mia, 'ask_offered'))[0]).toMatchObject({
      because: 'author',
      actor: { name: 'Tom' },
      excerpt: 'I have them',
    });
    for (let i = 0; i < 2; i += 1) {
      const { body } = await tom.api.delete(`/api/asks/${id}/offers`).expect(200);
      expect(body.offers).toEqual([]);
    }
    expect((await AskRow.findById(id).orFail().lean()).offerCount).toBe(0);
    expectRefusal(await offer(id, mia), 403, { code: 'own_idea' });
    expectRefusal(await offer(id, tom, 'x'.repeat(501)), 400, { field: 'text' });
  });

  test('has an end', async () => {
    const { id } = await asked((await newIdea()).id);
    await AskRow.updateOne({ _id: id }, { offerCount: MOST_OFFERS - 1 });
    const answers = await Promise.all([tom, noor, await t.person()].map((by) => offer(id, by)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const late = await offer(id, await t.person());
    expectRefusal(late, 409, { code: 'enough_offers' });
  });

  test('is accepted with thanks; who helped is told, and the ask is answered', async () => {
    const idea = await newIdea();
    const { id } = await asked(idea.id, 'pilot_team', 'A shop for a month');
    const offerId = (await offer(id).expect(201)).body.offers[0].id;
    expectRefusal(await accept(id, { offerId }, tom), 403, { code: 'not_author' });
    const thanks = 'You saved us a month';
    const { body } = await accept(id, { offerId, thanks }).expect(200);
    expect(body).toMatchObject({ state: 'answered', helper: { id: tom.id }, thanks, offers: [] });
    expect(await needsOf(idea.id)).toEqual([]);
    expect((await heard(tom, 'ask_accepted'))[0]).toMatchObject({
      because: 'helper',
      actor: { name: 'Mia' },
      idea: { id: idea.id },
      excerpt: thanks,
    });
    // Again is the same; somebody else is not.
    await accept(id, { personId: tom.id }).expect(200);
    expectRefusal(await accept(id, { personId: noor.id }), 409, { code: 'ask_closed' });
    expectRefusal(await offer(id, noor), 409, { code: 'ask_closed' });
    const reopened = await mia.api.patch(`/api/asks/${id}`).send({ state: 'open' }).expect(200);
    expect(reopened.body).toMatchObject({ state: 'open', helper: null, thanks: '' });
    expect(reopened.body.offers).toHaveLength(1);
  });

  test('may have come from somebody who never offered, but not from an author', async () => {
    const { id } = await asked((await newIdea()).id);
    expectRefusal(await accept(id, { personId: mia.id }), 400, { field: 'personId' });
    expectRefusal(await accept(id, { personId: 'f'.repeat(24) }), 400, { field: 'personId' });
    expectRefusal(await accept(id, { offerId: 'f'.repeat(24) }), 400, { field: 'offerId' });
    expectRefusal(await accept(id, {}), 400, { field: 'offerId' });
    const both = { offerId: 'f'.repeat(24), personId: noor.id };
    expectRefusal(await accept(id, both), 400, { field: 'offerId' });
    await accept(id, { personId: noor.id }).expect(200);
  });
});

describe('finding where one could help', () => {
  const say = (by: TestPerson, kinds: string[], tags: string[] = []) =>
    by.api.put('/api/me/skills').send({ kinds, tags });

  test('by what an idea asks for, and by my skills in its words or in mine', async () => {
    const [data, design, own] = [await newIdea(), await newIdea(), await newIdea()];
    await asked(data.id, 'data', 'Who reads the till’s exports?');
    await asked(design.id, 'designer', 'A poster');
    const helper = await t.person();
    const mine = await t.idea({ by: helper, categoryId });
    await ask(mine.id, 'data', 'More', helper).expect(201);
    expect(await found({ ask: 'data' })).toEqual(expect.arrayContaining([data.id, mine.id]));
    expect(await found({ ask: 'designer' })).toContain(design.id);
    expect(await found({ ask: 'designer' })).not.toContain(data.id);
    const helpable = () => found({ help: 'true', categoryId, limit: 100 }, helper);
    expect(await helpable()).toEqual([]);
    await say(helper, ['data']).expect(200);
    expect(await helpable()).toContain(data.id);
    expect(await helpable()).not.toContain(mine.id);
    expect(await helpable()).not.toContain(design.id);
    await asked(own.id, 'other', 'Somebody with a Drehbank, and patience');
    await say(helper, [], ['DREHBANK', 'with patience', 'somebody else']).expect(200);
    expect(await helpable()).toEqual([own.id]);
  });

  test('skills are kept, each once, and known at once', async () => {
    const { body } = await say(tom, ['data', 'data', 'designer'], ['Excel', 'EXCEL', 'Ovens']);
    expect(body).toEqual({ kinds: ['data', 'designer'], tags: ['EXCEL', 'Ovens'] });
    expect((await tom.api.get('/api/me').expect(200)).body.skills).toEqual(body);
    expect((await mia.api.get('/api/me').expect(200)).body.skills).toEqual({ kinds: [], tags: [] });
    expectRefusal(await say(tom, ['other']), 400, { field: 'kinds.0' });
    expectRefusal(await say(tom, [], Array(11).fill('x')), 400, { field: 'tags' });
    expectRefusal(await say(tom, [], ['x'.repeat(41)]), 400, { field: 'tags.0' });
  });
});

test('a deleted idea asks for nothing, and its asks go with its text', async () => {
  const idea = await newIdea();
  await t.comment(idea, { by: tom });
  const { id } = await asked(idea.id);
  await offer(id).expect(201);
  await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
  expect(await listOf(idea.id)).toEqual([]);
  expectRefusal(await offer(id, noor), 409);
  const longAgo = new Date(Date.now() - UNDO_MS - 1_000);
  await IdeaRow.updateOne({ _id: idea.id }, { deletedAt: longAgo });
  await ideas.purgeDeleted();
  expect([
    await AskRow.countDocuments({ _id: id }),
    await OfferRow.countDocuments({ askId: id }),
  ]).toEqual([0, 0]);
});
