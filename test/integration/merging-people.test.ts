import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { TestPerson } from '../support/app';
import {
  expectNoDrift,
  merge,
  newIdea,
  openMerging,
  pair,
  person,
  t,
  undo,
  view,
  vote,
} from '../support/merging';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

beforeAll(openMerging);
afterAll(() => t.close());

describe('the talk', () => {
  const bodies = (list: CommentView[]) => list.map(({ body }) => body);
  const thread = (id: string, limit = 20) =>
    allPages<CommentView>(person('noor'), `/api/ideas/${id}/comments`, { limit });

  test('comes along in a stable order, goes on in one thread, and goes separate ways again', async () => {
    const [a, b] = await pair();
    const first = await t.comment({ id: a }, { by: person('ann'), body: 'one' });
    await t.comment({ id: b }, { body: 'two' });
    await t.comment({ id: a }, { body: 'three' });
    await merge(a, b).expect(200);
    for (const limit of [1, 2, 20])
      expect(bodies(await thread(b, limit))).toEqual(['one', 'two', 'three']);
    expect((await thread(b)).map(({ ideaId }) => ideaId)).toEqual([a, b, a]);
    const reply = await t.comment({ id: b }, { body: 'one and a half', parentId: first.id });
    expect(reply).toMatchObject({ ideaId: a, depth: 1 });
    await t.comment({ id: b }, { body: 'four' });
    expect(bodies(await thread(b))).toEqual(['one', 'one and a half', 'two', 'three', 'four']);
    expect(await view(b)).toMatchObject({ commentCount: 5 });
    await expectNoDrift();

    const edit = { body: 'one, better' };
    await person('ann').api.patch(`/api/comments/${first.id}`).send(edit).expect(200);
    await person('ann').api.delete(`/api/comments/${first.id}`).expect(200);
    expect(await view(b)).toMatchObject({ commentCount: 4 });
    await person('ann').api.put(`/api/comments/${first.id}/restored`).expect(200);
    await expectNoDrift();

    await undo(a).expect(200);
    expect(bodies(await thread(a))).toEqual(['one, better', 'one and a half', 'three']);
    expect(bodies(await thread(b))).toEqual(['two', 'four']);
    expect(await view(a)).toMatchObject({ commentCount: 3 });
    expect(await view(b)).toMatchObject({ commentCount: 2 });
  });

  test('is closed at the merged idea', async () => {
    const [a, b] = await pair();
    await merge(a, b).expect(200);
    const path = `/api/ideas/${a}/comments`;
    expectRefusal(await person('ann').api.post(path).send({ body: 'x' }), 409, {
      code: 'idea_merged',
    });
  });
});

describe('followers', () => {
  const follow = (by: TestPerson, id: string) => by.api.put(`/api/follows/idea/${id}`).expect(200);
  const unfollow = (by: TestPerson, id: string) =>
    by.api.delete(`/api/follows/idea/${id}`).expect(200);
  const following = async (by: TestPerson, id: string) => (await view(id, by)).following;

  test('come along, may leave, and are what they were after the undoing', async () => {
    const [a, b] = await pair();
    await follow(person('ann'), a);
    await follow(person('tom'), a);
    await merge(a, b).expect(200);
    expect(await following(person('ann'), b)).toBe(true);
    await unfollow(person('ann'), b);
    expect(await following(person('ann'), b)).toBe(false);
    // Who has left is not brought back by taking part.
    await t.comment({ id: b }, { by: person('ann') });
    expect(await following(person('ann'), b)).toBe(false);
    await undo(a).expect(200);
    expect(await following(person('ann'), a)).toBe(true);
    expect(await following(person('ann'), b)).toBe(false);
    expect(await following(person('tom'), b)).toBe(false);
  });
});

describe('who may', () => {
  test('an author merges an own open idea and undoes that, but not what a moderator did', async () => {
    const [a, b] = await pair();
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { merge: true } });
    expect(await view(a, person('ann'))).toMatchObject({ abilities: { merge: false } });
    await merge(a, b, person('mia')).expect(200);
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { undoMerge: true } });
    await undo(a, person('mia')).expect(200);
    await merge(a, b).expect(200);
    expect(await view(a, person('mia'))).toMatchObject({ abilities: { undoMerge: false } });
    expectRefusal(await undo(a, person('mia')), 403, { code: 'not_merger' });
    expectRefusal(await undo(a, person('ben')), 403, { code: 'not_author' });
  });

  test('what is promoted stays; only a manager merges into it; what is declined takes nothing', async () => {
    const manager = await t.person('manager');
    const [a, b] = await pair();
    const title = { title: 'A project' };
    await manager.api.post(`/api/ideas/${b}/promotion`).send(title).expect(201);
    expectRefusal(await merge(b, a), 409, { code: 'idea_promoted' });
    expectRefusal(await merge(a, b), 409, { code: 'into_promoted' });
    await merge(a, b, manager).expect(200);
    const [c, d] = await pair();
    const no = { stage: 'declined', reason: 'No' };
    await manager.api.post(`/api/ideas/${d}/decisions`).send(no).expect(200);
    expectRefusal(await merge(c, d), 409, { code: 'into_declined' });
    // A moderator merges a declined one away, and undoing gives it back as it was.
    await merge(d, c).expect(200);
    await undo(d).expect(200);
    expect(await view(d)).toMatchObject({ stage: 'declined' });
  });

  test('an idea that carries others is not deleted', async () => {
    const [a, b] = await pair();
    await merge(a, b).expect(200);
    expect(await view(b, person('ben'))).toMatchObject({ abilities: { delete: false } });
    expectRefusal(await person('ben').api.delete(`/api/ideas/${b}`), 409, {
      code: 'idea_has_merged',
    });
    await undo(a).expect(200);
    await person('ben').api.delete(`/api/ideas/${b}`).expect(200);
    expectRefusal(await merge(a, b), 409, { code: 'into_deleted' });
  });
});

test('those who took part are told, and so is the author of what stays; the undoing goes to the authors', async () => {
  const [author, owner, voter, follower] = await Promise.all([1, 2, 3, 4].map(() => t.person()));
  if (!author || !owner || !voter || !follower) throw new Error('four people');
  const [a, b] = [await newIdea(author), await newIdea(owner)];
  await vote(voter, a);
  await follower.api.put(`/api/follows/idea/${a}`).expect(200);
  await merge(a, b, person('noor'), 'Twice the same').expect(200);
  const told = (by: TestPerson, count: number) =>
    until(
      async () => (await by.api.get('/api/notifications').expect(200)).body.items,
      (items) => items.length >= count,
    );
  const reasons = [
    [author, 'author'],
    [owner, 'author'],
    [voter, 'voter'],
    [follower, 'follower'],
  ] as const;
  for (const [who, because] of reasons)
    expect(await told(who, 1)).toEqual([
      expect.objectContaining({
        kind: 'idea_merged',
        because,
        excerpt: 'Twice the same',
        idea: expect.objectContaining({ id: a }),
        into: expect.objectContaining({ id: b }),
      }),
    ]);
  await undo(a).expect(200);
  for (const who of [author, owner])
    expect((await told(who, 2))[0]).toMatchObject({ kind: 'idea_unmerged', into: { id: b } });
  expect(await told(voter, 1)).toHaveLength(1);
});

test('a preview says what comes together, and changes nothing', async () => {
  const [a, b] = await pair();
  await vote(person('ann'), a);
  await vote(person('tom'), a);
  await vote(person('tom'), b);
  await t.comment({ id: a });
  const { body } = await person('noor').api.get(`/api/ideas/${a}/merge/${b}`).expect(200);
  expect(body).toEqual({
    idea: { votes: 2, commentCount: 1 },
    into: { votes: 1, commentCount: 0 },
    together: { votes: 2, commentCount: 1 },
    comeAlong: 0,
  });
  expect(await view(a)).toMatchObject({ stage: 'open' });
});
