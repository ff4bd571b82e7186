import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const list = async (person: TestPerson) =>
  (await person.api.get('/api/notifications?limit=100').expect(200)).body as {
    items: NotificationView[];
    unread: number;
  };
/** Waits until somebody has heard this many times, and gives the latest first. */
const heard = async (person: TestPerson, times: number) =>
  (
    await until(
      () => list(person),
      ({ items }) => items.length >= times,
    )
  ).items;
const read = (person: TestPerson, body: object = {}) =>
  person.api.post('/api/notifications/read').send(body);
const unreadOf = async (person: TestPerson) =>
  (await person.api.get('/api/me').expect(200)).body.unreadNotifications;

describe('who is told what', () => {
  test('nothing of a comment or an idea that was deleted, until it is brought back', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const idea = await t.idea({ by: mia, categoryId });
    const comment = await t.comment(idea, { by: tom, body: 'Better unsaid' });
    await t.comment(idea, { by: tom, body: 'This stays' });
    await heard(mia, 2);
    const shown = (times: number) =>
      until(
        () => list(mia),
        ({ items }) => items.length === times,
      );
    await tom.api.delete(`/api/comments/${comment.id}`).expect(200);
    const without = await shown(1);
    expect(without.items.map(({ excerpt }) => excerpt)).toEqual(['This stays']);
    expect(without.unread).toBe(1);
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expect(await shown(0)).toMatchObject({ items: [], unread: 0 });
    await mia.api.put(`/api/ideas/${idea.id}/restored`).expect(200);
    expect((await shown(1)).items).toHaveLength(1);
    await tom.api.put(`/api/comments/${comment.id}/restored`).expect(200);
    expect((await shown(2)).items).toHaveLength(2);
  });

  test('a comment: the author of the idea, and who is answered; never who wrote it', async () => {
    const [mia, tom] = [await t.person(), await t.person('member', 'Tom')];
    const idea = await t.idea({ by: mia, categoryId, title: 'What if we told' });
    const comment = await t.comment(idea, { by: tom, body: 'I *like* it' });
    const [first] = await heard(mia, 1);
    expect(first).toMatchObject({
      kind: 'idea_commented',
      because: 'author',
      actor: { name: 'Tom' },
      idea: { id: idea.id, title: 'What if we told' },
      project: null,
      commentId: comment.id,
      excerpt: 'I like it',
      read: false,
    });
    const answer = await t.comment(idea, { by: mia, body: 'Thanks', parentId: comment.id });
    const [replied] = await heard(tom, 1);
    expect(replied).toMatchObject({
      kind: 'comment_replied',
      because: 'commenter',
      commentId: answer.id,
    });
    expect((await list(mia)).items).toHaveLength(1);
  });

  test('a decision: author, commenters and voters, each by the nearest reason', async () => {
    const [mia, tom, eva] = [await t.person(), await t.person(), await t.person()];
    const idea = await t.idea({ by: mia, categoryId });
    for (const person of [tom, eva])
      await person.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
    await t.comment(idea, { by: tom });
    const decline = { stage: 'declined', reason: 'No **oven** free' };
    await noor.api.post(`/api/ideas/${idea.id}/decisions`).send(decline).expect(200);
    const told = async (person: TestPerson, times: number) => (await heard(person, times))[0];
    const said = { kind: 'idea_decided', stage: 'declined', excerpt: 'No oven free' };
    expect(await told(mia, 2)).toMatchObject({
      ...said,
      because: 'author',
      actor: { name: 'Noor' },
    });
    expect(await told(tom, 1)).toMatchObject({ ...said, because: 'commenter' });
    expect(await told(eva, 1)).toMatchObject({ ...said, because: 'voter' });
  });

  test('who took the vote back is not told; who took the comment back still follows, or not', async () => {
    const [mia, tom, eva, ann] = await Promise.all([1, 2, 3, 4].map(() => t.person()));
    if (!mia || !tom || !eva || !ann) throw new Error('four people');
    const idea = await t.idea({ by: mia, categoryId });
    await tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
    await tom.api.delete(`/api/ideas/${idea.id}/vote`).expect(200);
    for (const by of [eva, ann]) {
      const comment = await t.comment(idea, { by });
      await by.api.delete(`/api/comments/${comment.id}`).expect(200);
    }
    await ann.api.delete(`/api/follows/idea/${idea.id}`).expect(200);
    const path = `/api/ideas/${idea.id}/promotion`;
    await noor.api.post(path).send({ title: 'A project' }).expect(201);
    expect((await heard(mia, 3))[0]).toMatchObject({ kind: 'idea_promoted' });
    expect((await heard(eva, 1))[0]).toMatchObject({ kind: 'idea_promoted', because: 'follower' });
    for (const person of [tom, ann]) expect((await list(person)).items).toEqual([]);
  });

  test('a project: its moves, its news and its end, to all who took part', async () => {
    const [mia, tom] = [await t.person(), await t.person()];
    const idea = await t.idea({ by: mia, categoryId });
    await tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
    const promotion = await noor.api
      .post(`/api/ideas/${idea.id}/promotion`)
      .send({ title: 'Second-day bags' })
      .expect(201);
    const { id } = promotion.body;
    const act = (path: string, body: object) =>
      noor.api.post(`/api/projects/${id}/${path}`).send(body);
    await act('stage', { to: 'pilot', reason: 'Two shops' }).expect(200);
    await act('updates', { body: 'It sells' }).expect(201);
    await act('shutdown', { reason: 'Too few', lessons: 'Ask' }).expect(200);
    const project = { id, title: 'Second-day bags' };
    expect(await heard(tom, 4)).toEqual([
      expect.objectContaining({ kind: 'project_shut_down', project, excerpt: 'Too few' }),
      expect.objectContaining({ kind: 'project_updated', project, excerpt: 'It sells' }),
      expect.objectContaining({ kind: 'project_moved', stage: 'pilot', excerpt: 'Two shops' }),
      expect.objectContaining({ kind: 'idea_promoted', because: 'voter', stage: 'promoted' }),
    ]);
    const reasons = (await heard(mia, 4)).map(({ because }) => because);
    expect(reasons).toEqual(['owner', 'owner', 'owner', 'owner']);
    expect((await list(noor)).items.filter((one) => one.project?.id === id)).toEqual([]);
  });
});

describe('reading', () => {
  async function told(times: number) {
    const mia = await t.person();
    const idea = await t.idea({ by: mia, categoryId });
    for (let i = 0; i < times; i++) await t.comment(idea, { by: noor, body: `No ${i}` });
    return { mia, items: await heard(mia, times) };
  }

  test('counts what is unread, of some or of all', async () => {
    const { mia, items } = await told(3);
    expect([await unreadOf(mia), (await list(mia)).unread]).toEqual([3, 3]);
    const [first] = items;
    expect((await read(mia, { ids: [first?.id] }).expect(200)).body).toEqual({ unread: 2 });
    expect((await list(mia)).items.map((one) => one.read)).toEqual([true, false, false]);
    expect((await read(mia, { ids: [] }).expect(200)).body).toEqual({ unread: 2 });
    expect((await read(mia).expect(200)).body).toEqual({ unread: 0 });
    expect((await read(mia).expect(200)).body).toEqual({ unread: 0 });
    expect(await unreadOf(mia)).toBe(0);
  });

  test('touches nobody else’s', async () => {
    const [{ mia, items }, tom] = [await told(1), await t.person()];
    await read(tom, { ids: items.map(({ id }) => id) }).expect(200);
    await read(tom).expect(200);
    expect(await unreadOf(mia)).toBe(1);
  });

  test('goes page by page, latest first', async () => {
    const { mia, items } = await told(5);
    const paged = await allPages<NotificationView>(mia, '/api/notifications', { limit: 2 });
    const seen = paged.map(({ excerpt }) => excerpt);
    expect(seen).toEqual(['No 4', 'No 3', 'No 2', 'No 1', 'No 0']);
    expect(seen).toEqual(items.map(({ excerpt }) => excerpt));
  });

  test.each([
    [{ ids: 'all' }, 'ids'],
    [{ ids: ['x'] }, 'ids.0'],
    [{ ids: [{ $gt: '' }] }, 'ids.0'],
    [{ ids: Array(101).fill('f'.repeat(24)) }, 'ids'],
  ])('%j is refused by name', async (body, field) => {
    expectRefusal(await read(noor, body), 400, { field });
  });
});
