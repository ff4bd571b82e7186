import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  Contribution,
  ContributionKind,
  ContributionNewsView,
} from '@leaven/shared/contributions/contributions.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let manager: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  manager = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: manager })).id;
});
afterAll(() => t.close());

const mine = (by: TestPerson, kind: ContributionKind, limit = 20) =>
  allPages<Contribution>(by, '/api/me/contributions', { kind, limit });
const news = async (by: TestPerson): Promise<ContributionNewsView> =>
  (await by.api.get('/api/me/contributions/news').expect(200)).body;
const see = (by: TestPerson, upTo: string) =>
  by.api.put('/api/me/contributions/seen').send({ upTo });
const vote = (by: TestPerson, id: string) =>
  by.api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);
const decline = (id: string, reason: string) =>
  manager.api.post(`/api/ideas/${id}/decisions`).send({ stage: 'declined', reason }).expect(200);
const idea = (by?: TestPerson) => t.idea({ categoryId, ...(by ? { by } : {}) });
async function promote(id: string): Promise<string> {
  const answer = await manager.api.post(`/api/ideas/${id}/promotion`).send({ title: 'Trying it' });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

describe('what somebody did', () => {
  test('is there by kind, newest first, page by page, each once', async () => {
    const ann = await t.person();
    const ideas = [await idea(ann), await idea(ann), await idea(ann)];
    expect((await mine(ann, 'ideas', 1)).map(({ id }) => id)).toEqual(
      ideas.map(({ id }) => id).reverse(),
    );
    const others = [await idea(), await idea(), await idea()];
    for (const { id } of others) await vote(ann, id);
    expect((await mine(ann, 'votes', 1)).map(({ id }) => id)).toEqual(
      others.map(({ id }) => id).reverse(),
    );
    const [first] = others;
    if (!first) throw new Error('no idea');
    await ann.api.delete(`/api/ideas/${first.id}/vote`).expect(200);
    expect(await mine(ann, 'votes')).toHaveLength(2);
    const said = await t.comment(first, { by: ann, body: 'Try **rye**' });
    expect(await mine(ann, 'comments')).toEqual([
      expect.objectContaining({
        id: said.id,
        commentId: said.id,
        excerpt: 'Try rye',
        idea: { id: first.id, title: first.title },
        stage: 'open',
        became: null,
      }),
    ]);
    await ann.api.delete(`/api/comments/${said.id}`).expect(200);
    expect(await mine(ann, 'comments')).toEqual([]);
    for (const kind of ['together', 'projects', 'extensions', 'offers'] as const)
      expect(await mine(ann, kind)).toEqual([]);
  });

  test('knows help that was taken, ideas written together, and projects', async () => {
    const [ann, bea] = [await t.person(), await t.person()];
    const one = await idea(bea);
    const ask = { kind: 'data', text: 'Sales by the hour' };
    const asked = await bea.api.post(`/api/ideas/${one.id}/asks`).send(ask).expect(201);
    await ann.api.post(`/api/asks/${asked.body.id}/offers`).send({ text: 'I have them' });
    expect(await mine(ann, 'offers')).toMatchObject([{ accepted: false, excerpt: 'I have them' }]);
    await bea.api
      .post(`/api/asks/${asked.body.id}/accept`)
      .send({ personId: ann.id, thanks: 'Thank you' })
      .expect(200);
    expect(await mine(ann, 'offers')).toMatchObject([{ accepted: true, idea: { id: one.id } }]);
    await bea.api.post(`/api/ideas/${one.id}/co-authors`).send({ personId: ann.id }).expect(201);
    expect(await mine(ann, 'together')).toEqual([]);
    await ann.api.put(`/api/ideas/${one.id}/co-authors/me`).expect(200);
    expect(await mine(ann, 'together')).toMatchObject([{ id: one.id }]);
    const project = await t.project({ owner: ann });
    expect(await mine(ann, 'projects')).toMatchObject([
      { id: project.id, projectId: project.id, excerpt: project.title, stage: 'proposed' },
    ]);
  });

  test('tells what became of it, and why', async () => {
    const ann = await t.person();
    const [declined, shut] = [await idea(), await idea()];
    for (const { id } of [declined, shut]) await vote(ann, id);
    await decline(declined.id, 'The oven is too small');
    const projectId = await promote(shut.id);
    const end = { reason: 'No flour', lessons: 'Ask first' };
    await manager.api.post(`/api/projects/${projectId}/shutdown`).send(end).expect(200);
    expect(await mine(ann, 'votes')).toMatchObject([
      { stage: 'shut_down', projectId, became: { reason: 'No flour', by: { name: 'Noor' } } },
      { stage: 'declined', became: { reason: 'The oven is too small', by: { name: 'Noor' } } },
    ]);
  });

  test('shows nothing of what was deleted, and of what is hidden only to whose it is', async () => {
    const [ann, bea] = [await t.person(), await t.person()];
    const [gone, hidden] = [await idea(bea), await idea(bea)];
    for (const { id } of [gone, hidden]) await vote(ann, id);
    await bea.api.delete(`/api/ideas/${gone.id}`).expect(200);
    const flag = { kind: 'idea', targetId: hidden.id, reason: 'spam' };
    await (await t.person()).api.post('/api/flags').send(flag).expect(201);
    await manager.api
      .post(`/api/moderation/queue/${hidden.id}`)
      .send({ action: 'hide', rev: 1, reason: 'Names a customer' })
      .expect(200);
    expect(await mine(ann, 'votes')).toEqual([]);
    expect(await mine(bea, 'ideas')).toMatchObject([{ id: hidden.id }]);
  });

  test('refuses a cursor of another list, and a kind that there is not', async () => {
    const ann = await t.person();
    for (let i = 0; i < 2; i++) await idea(ann);
    const { body } = await ann.api.get('/api/me/contributions').query({ limit: 1 }).expect(200);
    const elsewhere = { kind: 'votes', cursor: body.nextCursor };
    const refused = await ann.api.get('/api/me/contributions').query(elsewhere);
    expectRefusal(refused, 400, { field: 'cursor' });
    const other = await (await t.person()).api
      .get('/api/me/contributions')
      .query({ cursor: body.nextCursor });
    expectRefusal(other, 400, { field: 'cursor' });
    const unknown = await ann.api.get('/api/me/contributions').query({ kind: 'salaries' });
    expectRefusal(unknown, 400, { field: 'kind' });
  });
});

describe('news of it', () => {
  test('are grouped by what somebody did and what became of it, with the reason', async () => {
    const ann = await t.person();
    const voted = [await idea(), await idea(), await idea()];
    for (const { id } of voted) await vote(ann, id);
    const own = await idea(ann);
    const [one, two, three] = voted.map(({ id }) => id);
    if (!one || !two || !three) throw new Error('no ideas');
    // Of what she both voted for and commented on, the vote counts.
    await t.comment({ id: one }, { by: ann });
    for (const id of [one, two]) {
      const projectId = await promote(id);
      await manager.api.post(`/api/projects/${projectId}/stage`).send({ to: 'funded' }).expect(200);
    }
    await decline(three, 'Too loud at night');
    await decline(own.id, 'We have that');
    const { items } = await news(ann);
    expect(items.map(({ kind, to, count }) => ({ kind, to, count }))).toEqual([
      { kind: 'ideas', to: 'declined', count: 1 },
      { kind: 'votes', to: 'declined', count: 1 },
      { kind: 'votes', to: 'funded', count: 2 },
    ]);
    expect(items[1]?.latest).toMatchObject([
      { idea: { id: three }, reason: 'Too loud at night', by: { name: 'Noor' }, projectId: null },
    ]);
  });

  test('are new until they were seen, on any device, and seeing an older moment changes nothing', async () => {
    const ann = await t.person();
    const [first, second] = [await idea(ann), await idea(ann)];
    const empty = await news(ann);
    expect(empty.items).toEqual([]);
    await decline(first.id, 'No');
    const shown = await news(ann);
    expect(shown.items).toHaveLength(1);
    expect((await news(ann)).items).toHaveLength(1);
    await see(ann, shown.upTo).expect(200);
    expect((await news(ann)).items).toEqual([]);
    await see(ann, empty.upTo).expect(200);
    expect((await news(ann)).items).toEqual([]);
    // Nor can one see what is yet to come.
    await see(ann, '2999-01-01T00:00:00.000Z').expect(200);
    await decline(second.id, 'No again');
    expect((await news(ann)).items).toMatchObject([{ count: 1, latest: [{ reason: 'No again' }] }]);
  });

  test('leave out what one did oneself, and what others have nothing to do with', async () => {
    const own = await idea(manager);
    await decline(own.id, 'I thought better of it');
    const told = (await news(manager)).items.flatMap(({ latest }) => latest);
    expect(told.filter(({ idea: { id } }) => id === own.id)).toEqual([]);
    expect((await news(await t.person())).items).toEqual([]);
    expectRefusal(await see(manager, 'yesterday'), 400, { field: 'upTo' });
  });
});
