import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { MOST_SAVED_SEARCHES } from '@leaven/shared/search/search.schemas';
import { EventRow } from '../../server/src/events/log';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person(), await t.person()];
});
afterAll(() => t.close());

const save = (by: TestPerson, body: object) => by.api.post('/api/saved-searches').send(body);
const listOf = async (by: TestPerson) =>
  (await by.api.get('/api/saved-searches').expect(200)).body.items;
const hitsOf = async (by: TestPerson): Promise<NotificationView[]> => {
  const { body } = await by.api.get('/api/notifications').query({ limit: 100 }).expect(200);
  return body.items.filter(({ kind }: NotificationView) => kind === 'saved_search_hit');
};
/** Everybody who waits for events has had them. */
const settled = async () => {
  const waiting = () => EventRow.countDocuments({ 'pending.0': { $exists: true } });
  expect(await until(waiting, (count) => count === 0, 30_000)).toBe(0);
};

describe('saved searches', () => {
  test('are kept, changed and forgotten by their owner, and seen by nobody else', async () => {
    const filters = { q: 'rye', voted: 'false', from: '2026-01-01T00:00:00Z' };
    const { body } = await save(mia, { name: ' Rye ', filters }).expect(201);
    expect(body).toMatchObject({ name: 'Rye', filters, notify: false });
    expect(await listOf(mia)).toEqual([body]);
    expect(await listOf(tom)).toEqual([]);
    const path = `/api/saved-searches/${body.id}`;
    expectRefusal(await tom.api.patch(path).send({ name: 'Mine' }), 404);
    expectRefusal(await tom.api.delete(path), 404);
    const changed = await mia.api.patch(path).send({ notify: true, filters: {} }).expect(200);
    expect(changed.body).toEqual({ ...body, notify: true, filters: {} });
    await mia.api.delete(path).expect(200);
    expectRefusal(await mia.api.delete(path), 404);
    expect(await listOf(mia)).toEqual([]);
    expectRefusal(await mia.api.patch(path).send({ name: 'Gone' }), 404);
  });

  test('are so many and no more, however many are saved at once', async () => {
    const ann = await t.person();
    const all = await Promise.all(
      Array.from({ length: MOST_SAVED_SEARCHES + 5 }, (_, i) =>
        save(ann, { name: `Search ${i}`, filters: {} }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(MOST_SAVED_SEARCHES);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(5);
    const [first] = await listOf(ann);
    await ann.api.delete(`/api/saved-searches/${first.id}`).expect(200);
    await save(ann, { name: 'Again', filters: {} }).expect(201);
  });

  test('name what is wrong', async () => {
    expectRefusal(await save(mia, { name: '', filters: {} }), 400, { field: 'name' });
    expectRefusal(await save(mia, { name: 'x', filters: { q: 'y'.repeat(201) } }), 400, {
      field: 'filters.q',
    });
    expectRefusal(await save(mia, { name: 'x', filters: { sort: 'new' } }), 400, {
      field: 'filters.sort',
    });
    expectRefusal(await t.stranger.get('/api/saved-searches'), 401);
  });
});

describe('new ideas', () => {
  test('are told to whom they fit, once for each search, and never to their author', async () => {
    const { id: categoryId } = await t.category({ steward: mia });
    const { id: elsewhere } = await t.category({ steward: mia });
    const told = await t.person();
    await save(told, {
      name: 'Words',
      filters: { q: 'gingerbread -raisins' },
      notify: true,
    }).expect(201);
    await save(told, { name: 'Place', filters: { categoryId }, notify: true }).expect(201);
    await save(told, {
      name: 'By Mia',
      filters: { authorId: mia.id, q: 'crumbs' },
      notify: true,
    }).expect(201);
    await save(told, { name: 'Untold', filters: { categoryId } }).expect(201);
    await save(told, { name: 'Nothing', filters: { q: 'the' }, notify: true }).expect(201);
    await save(told, { name: 'Voted', filters: { voted: 'true' }, notify: true }).expect(201);
    await save(tom, { name: 'Own', filters: { q: 'gingerbread' }, notify: true }).expect(201);

    const both = await t.idea({ by: tom, categoryId, title: 'What if we sold gingerbreads' });
    await t.idea({
      by: tom,
      categoryId: elsewhere,
      title: 'What if gingerbread',
      body: 'with raisins',
    });
    await t.idea({ by: tom, categoryId: elsewhere, title: 'What if we kept the crumbs' });
    const byMia = await t.idea({
      by: mia,
      categoryId: elsewhere,
      title: 'What if',
      body: 'All the crumbs',
    });
    await t.idea({ by: told, categoryId, title: 'What if my own' });
    await settled();

    const seen = (await hitsOf(told)).map(({ idea, excerpt, because, actor }) => [
      idea?.id,
      excerpt,
      because,
      actor?.id,
    ]);
    expect(seen.toSorted()).toEqual(
      [
        [both.id, 'Words', 'searcher', tom.id],
        [both.id, 'Place', 'searcher', tom.id],
        [byMia.id, 'By Mia', 'searcher', mia.id],
      ].toSorted(),
    );
    expect(await hitsOf(tom)).toEqual([]);

    // A node that died after telling leaves the event to be handled again.
    await EventRow.updateMany({ kind: 'idea.posted' }, { $set: { pending: ['saved-searches'] } });
    await settled();
    expect(await hitsOf(told)).toHaveLength(3);
  });
});
