import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentRevisionView, CommentView } from '@leaven/shared/comments/comments.schemas';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { comments } from '../../server/src/features/comments/comments.service';
import { CommentRevisionRow } from '../../server/src/features/comments/revisions.model';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, noor] = [await t.person(), await t.person(), await t.person('manager')];
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const newIdea = () => t.idea({ by: mia, categoryId });
const post = (by: TestPerson, ideaId: string, body: object) =>
  by.api.post(`/api/ideas/${ideaId}/comments`).send(body);
const edit = (by: TestPerson, id: string, body: object) =>
  by.api.patch(`/api/comments/${id}`).send(body);
const remove = (by: TestPerson, id: string) => by.api.delete(`/api/comments/${id}`);
const restore = (by: TestPerson, id: string) => by.api.put(`/api/comments/${id}/restored`);
const countOf = async (id: string) => (await mia.api.get(`/api/ideas/${id}`)).body.commentCount;

const thread = (ideaId: string, limit = 100) =>
  allPages<CommentView>(tom, `/api/ideas/${ideaId}/comments`, { limit });

describe('what a comment said before', () => {
  const history = (by: TestPerson, id: string, query = '') =>
    by.api.get(`/api/comments/${id}/revisions${query}`);

  test('every edit is kept with its time, newest first, in pages; saving the same is none', async () => {
    const idea = await newIdea();
    const { id } = await t.comment(idea, { by: tom, body: 'One' });
    const only = await history(mia, id).expect(200);
    expect(only.body).toMatchObject({ items: [{ rev: 1, body: 'One' }], nextCursor: null });
    await edit(tom, id, { body: 'Two' }).expect(200);
    await edit(tom, id, { body: 'Two' }).expect(200);
    await edit(tom, id, { body: 'Three', contentRev: 2 }).expect(200);
    const all = await allPages<CommentRevisionView>(mia, `/api/comments/${id}/revisions`, {
      limit: 2,
    });
    expect(all.map(({ rev, body }) => [rev, body])).toEqual([
      [3, 'Three'],
      [2, 'Two'],
      [1, 'One'],
    ]);
    const times = all.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    expectRefusal(await history(mia, id, '?limit=21'), 400);
    expectRefusal(await t.stranger.get(`/api/comments/${id}/revisions`), 401);
  });

  test('two edits at once: one is written, and one is told what stands', async () => {
    const idea = await newIdea();
    const { id } = await t.comment(idea, { by: tom, body: 'One' });
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((body) => edit(tom, id, { body, contentRev: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await history(mia, id).expect(200)).body.items).toHaveLength(2);
  });

  test('of one that was deleted or is hidden nothing is told, and its texts are wiped', async () => {
    const idea = await newIdea();
    const [one, other] = [await t.comment(idea, { by: tom }), await t.comment(idea, { by: tom })];
    for (const { id } of [one, other]) await edit(tom, id, { body: 'Better' }).expect(200);
    await CommentRow.updateOne({ _id: other.id }, { $set: { hiddenAt: new Date() } });
    expectRefusal(await history(mia, other.id), 404);
    await remove(tom, one.id).expect(200);
    expectRefusal(await history(tom, one.id), 404);
    const before = new Date(Date.now() - UNDO_MS - 1_000);
    await CommentRow.updateOne({ _id: one.id }, { $set: { deletedAt: before } });
    await comments.purgeDeleted();
    const left = async (commentId: string) => CommentRevisionRow.countDocuments({ commentId });
    expect([await left(one.id), await left(other.id)]).toEqual([0, 2]);
  });
});

describe('writing', () => {
  test('adds a comment, or an answer below another', async () => {
    const idea = await newIdea();
    const { body: first } = await post(tom, idea.id, { body: ' One\r\ntwo ' }).expect(201);
    expect(first).toMatchObject({
      ideaId: idea.id,
      parentId: null,
      depth: 0,
      body: 'One\ntwo',
      author: { id: tom.id },
      contentRev: 1,
      editedAt: null,
      deletedAt: null,
      abilities: { edit: true, delete: true, reply: true },
    });
    const answer = await post(mia, idea.id, { body: 'So?', parentId: first.id }).expect(201);
    expect(answer.body).toMatchObject({ parentId: first.id, depth: 1 });
    await post(mia, idea.id, { body: 'Beside', parentId: null }).expect(201);
    expect(await countOf(idea.id)).toBe(3);
  });

  test('any depth is kept, and the thread reads depth first in pages of any size', async () => {
    const idea = await newIdea();
    const say = async (body: string, parentId?: string): Promise<string> =>
      (await post(tom, idea.id, { body, parentId }).expect(201)).body.id;
    const a = await say('a');
    const b = await say('b');
    const a1 = await say('a.1', a);
    await say('b.1', b);
    await say('a.2', a);
    await say('a.1.1', a1);
    let deep = await say('c');
    for (let level = 1; level <= 70; level++) deep = await say(`c${level}`, deep);
    const depths = Array.from({ length: 71 }, (_, level) => (level === 0 ? 'c' : `c${level}`));
    const order = ['a', 'a.1', 'a.1.1', 'a.2', 'b', 'b.1', ...depths];
    for (const limit of [1, 4, 100]) {
      const read = await thread(idea.id, limit);
      expect(read.map(({ body }) => body)).toEqual(order);
      expect(read.at(-1)).toMatchObject({ depth: 70 });
    }
  });

  test.each([
    ['nothing', {}, 'body'],
    ['blanks', { body: ' \n ' }, 'body'],
    ['too much', { body: 'x'.repeat(5_001) }, 'body'],
    ['a parent that is no id', { body: 'Hm', parentId: 'x' }, 'parentId'],
    ['a parent that never was', { body: 'Hm', parentId: 'f'.repeat(24) }, 'parentId'],
  ])('%s is refused by name', async (_what, body, field) => {
    const idea = await newIdea();
    expectRefusal(await post(tom, idea.id, body), 400, { field });
    expect(await CommentRow.countDocuments({ ideaId: idea.id })).toBe(0);
  });

  test('an answer to a comment of another idea, or to a deleted one, is refused by name', async () => {
    const [idea, other] = [await newIdea(), await newIdea()];
    const elsewhere = await t.comment(other, { by: tom });
    const astray = await post(tom, idea.id, { body: 'Hm', parentId: elsewhere.id });
    expectRefusal(astray, 400, { field: 'parentId' });
    const here = await t.comment(idea, { by: tom });
    await remove(tom, here.id).expect(200);
    const late = await post(mia, idea.id, { body: 'Hm', parentId: here.id });
    expectRefusal(late, 409, { field: 'parentId', code: 'comment_deleted' });
    expect(await countOf(idea.id)).toBe(0);
  });

  test('goes on after a decision, and ends with the idea', async () => {
    const idea = await newIdea();
    const decline = { stage: 'declined', reason: 'Too dear' };
    await noor.api.post(`/api/ideas/${idea.id}/decisions`).send(decline).expect(200);
    await post(tom, idea.id, { body: 'A pity' }).expect(201);
    await IdeaRow.updateOne({ _id: idea.id }, { $set: { stage: 'merged' } });
    expectRefusal(await post(tom, idea.id, { body: 'Hm' }), 409, { code: 'idea_merged' });
    await IdeaRow.updateOne({ _id: idea.id }, { $set: { stage: 'open' } });
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expectRefusal(await post(tom, idea.id, { body: 'Hm' }), 409, { code: 'idea_deleted' });
    expectRefusal(await post(tom, 'f'.repeat(24), { body: 'Hm' }), 404);
  });
});

describe('editing', () => {
  test('by its author, with the state that was read', async () => {
    const comment = await t.comment(await newIdea(), { by: tom, body: 'First' });
    const { body } = await edit(tom, comment.id, { body: 'Second', contentRev: 1 }).expect(200);
    expect(body).toMatchObject({ body: 'Second', contentRev: 2 });
    expect(body.editedAt).not.toBeNull();
    const stale = await edit(tom, comment.id, { body: 'Third', contentRev: 1 });
    const { details } = expectRefusal(stale, 409, { code: 'stale_edit' });
    expect(details).toEqual({ current: { body: 'Second', contentRev: 2 } });
    expect((await edit(tom, comment.id, { body: 'Second' }).expect(200)).body.contentRev).toBe(2);
  });

  test('not by a manager, and not what was deleted', async () => {
    const comment = await t.comment(await newIdea(), { by: tom });
    expectRefusal(await edit(noor, comment.id, { body: 'Mine' }), 403, { code: 'not_author' });
    await remove(tom, comment.id).expect(200);
    const late = await edit(tom, comment.id, { body: 'Late' });
    expectRefusal(late, 409, { code: 'comment_deleted' });
  });
});

describe('deleting', () => {
  test('leaves a tombstone without words, and the answers below it', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: tom, body: 'Too much said' });
    await t.comment(idea, { by: mia, body: 'Indeed', parentId: comment.id });
    const { body } = await remove(tom, comment.id).expect(200);
    expect(body).toMatchObject({ body: null, author: null, deletedBy: 'author' });
    const [first, second] = await thread(idea.id);
    expect([first?.body, second?.body, second?.depth]).toEqual([null, 'Indeed', 1]);
    expect(await countOf(idea.id)).toBe(1);
  });

  test('says where a moderator did it', async () => {
    const comment = await t.comment(await newIdea(), { by: tom });
    expect((await remove(noor, comment.id).expect(200)).body.deletedBy).toBe('moderator');
    expectRefusal(await restore(tom, comment.id), 403, { code: 'not_deleter' });
    const { body } = await restore(noor, comment.id).expect(200);
    expect(body).toMatchObject({ body: comment.body, author: { id: tom.id }, deletedBy: null });
  });

  test('can be undone for a while, and then its words are wiped', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: tom });
    await remove(tom, comment.id).expect(200);
    await restore(tom, comment.id).expect(200);
    expect(await countOf(idea.id)).toBe(1);
    await remove(tom, comment.id).expect(200);
    const deletedAt = new Date(Date.now() - UNDO_MS - 1_000);
    await CommentRow.updateOne({ _id: comment.id }, { $set: { deletedAt } });
    expectRefusal(await restore(tom, comment.id), 409, { code: 'too_late' });
    await comments.purgeDeleted();
    expect(await CommentRow.findById(comment.id).lean()).toMatchObject({ body: '', purged: true });
    expectRefusal(await restore(tom, comment.id), 409, { code: 'too_late' });
  });

  test('the last one under a deleted idea is answered, and the idea is gone with it', async () => {
    const idea = await newIdea();
    const comment = await t.comment(idea, { by: tom });
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expect((await remove(tom, comment.id).expect(200)).body.deletedAt).not.toBeNull();
    expectRefusal(await tom.api.get(`/api/ideas/${idea.id}`), 404);
  });
});
