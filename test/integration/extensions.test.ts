import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { Contribution } from '@leaven/shared/contributions/contributions.schemas';
import { type ExtensionView, MOST_EXTENSIONS } from '@leaven/shared/ideas/extensions.schemas';
import { Types } from 'mongoose';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { comments } from '../../server/src/features/comments/comments.service';
import { ExtensionRow } from '../../server/src/features/comments/extensions.model';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let aylin: TestPerson;
let kwame: TestPerson;
let noor: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  aylin = await t.person('member', 'Aylin');
  kwame = await t.person('member', 'Kwame');
  noor = await t.person('manager', 'Noor');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(() => t.close());

const path = (ideaId: string, commentId: string) => `/api/ideas/${ideaId}/extensions/${commentId}`;
const take = (ideaId: string, commentId: string, by = aylin) =>
  by.api.post(path(ideaId, commentId));
const leave = (ideaId: string, commentId: string, by = aylin) =>
  by.api.delete(path(ideaId, commentId));
const extensionsOf = async (ideaId: string): Promise<ExtensionView[]> =>
  (await kwame.api.get(`/api/ideas/${ideaId}`).expect(200)).body.extensions;
const thread = (ideaId: string) => allPages<CommentView>(kwame, `/api/ideas/${ideaId}/comments`);
/** An idea of Aylin's with a comment of Kwame's. */
async function remark(body = 'A stamp, not a sticker') {
  const idea = await t.idea({ by: aylin, categoryId });
  const comment = await t.comment(idea, { by: kwame, body });
  return { idea, comment };
}
const longAgo = () => new Date(Date.now() - UNDO_MS - 1_000);

describe('taking a comment into an idea', () => {
  test('keeps its words, credits its writer, marks it and tells them', async () => {
    const { idea, comment } = await remark('A **stamp**, not a sticker');
    const { body } = await take(idea.id, comment.id).expect(200);
    expect(body).toEqual({
      id: comment.id,
      author: { id: kwame.id, name: 'Kwame', department: null },
      body: 'A **stamp**, not a sticker',
      takenAt: expect.any(String),
    });
    expect(await extensionsOf(idea.id)).toEqual([body]);
    expect((await thread(idea.id)).map(({ taken }) => taken)).toEqual([true]);
    const told = await until(
      async () => (await kwame.api.get('/api/notifications').expect(200)).body.items,
      (items) => items.length > 0,
    );
    expect(told[0]).toMatchObject({
      kind: 'extension',
      because: 'commenter',
      actor: { name: 'Aylin' },
      idea: { id: idea.id },
      commentId: comment.id,
      excerpt: 'A stamp, not a sticker',
    });
    const mine = await allPages<Contribution>(kwame, '/api/me/contributions', {
      kind: 'extensions',
      limit: 1,
    });
    expect(mine[0]).toMatchObject({
      id: comment.id,
      idea: { id: idea.id, title: idea.title },
      excerpt: 'A stamp, not a sticker',
    });
  });

  test('is done once, however often and from however many windows', async () => {
    const { idea, comment } = await remark();
    const all = await Promise.all(Array.from({ length: 8 }, () => take(idea.id, comment.id)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(all.map(({ body }) => body.takenAt)).size).toBe(1);
    expect(await extensionsOf(idea.id)).toHaveLength(1);
    const first = all[0]?.body;
    expect((await take(idea.id, comment.id).expect(200)).body).toEqual(first);
  });

  test('can be undone, also when there is nothing to undo', async () => {
    const { idea, comment } = await remark();
    await take(idea.id, comment.id).expect(200);
    await leave(idea.id, comment.id).expect(200);
    await leave(idea.id, comment.id).expect(200);
    expect(await extensionsOf(idea.id)).toEqual([]);
    expect((await thread(idea.id)).map(({ taken }) => taken)).toEqual([false]);
    await take(idea.id, comment.id).expect(200);
    expect(await extensionsOf(idea.id)).toHaveLength(1);
  });

  test('is for the authors alone, and not for what they say themselves', async () => {
    const { idea, comment } = await remark();
    const own = await t.comment(idea, { by: aylin });
    const elsewhere = (await remark()).comment;
    for (const by of [kwame, noor])
      expectRefusal(await take(idea.id, comment.id, by), 403, { code: 'not_author' });
    expectRefusal(await take(idea.id, own.id), 403, { code: 'own_comment' });
    expectRefusal(await take(idea.id, elsewhere.id), 404);
    const abilities = async (by: TestPerson) =>
      (await allPages<CommentView>(by, `/api/ideas/${idea.id}/comments`)).map(
        (one) => one.abilities.take,
      );
    expect(await abilities(aylin)).toEqual([true, false]);
    expect(await abilities(kwame)).toEqual([false, false]);
    // Who writes the idea with her may do it as well.
    await IdeaRow.updateOne({ _id: idea.id }, { coAuthorIds: [new Types.ObjectId(noor.id)] });
    await take(idea.id, comment.id, noor).expect(200);
  });

  test('has an end', async () => {
    const { idea, comment } = await remark();
    const rows = Array.from({ length: MOST_EXTENSIONS - 1 }, () => ({
      _id: new Types.ObjectId(),
      ideaId: new Types.ObjectId(idea.id),
      authorId: new Types.ObjectId(kwame.id),
      body: 'Yes',
      takenById: new Types.ObjectId(aylin.id),
      takenAt: new Date(),
    }));
    await ExtensionRow.insertMany(rows);
    const more = [comment, await t.comment(idea, { by: kwame }), await t.comment(idea)];
    const answers = await Promise.all(more.map(({ id }) => take(idea.id, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    if (refused) expectRefusal(refused, 409, { code: 'too_many_extensions' });
    expect(await extensionsOf(idea.id)).toHaveLength(MOST_EXTENSIONS);
  });
});

describe('what becomes of the comment', () => {
  test('edited or deleted by its writer, the idea keeps what it took', async () => {
    const { idea, comment } = await remark('First words');
    await take(idea.id, comment.id).expect(200);
    await kwame.api.patch(`/api/comments/${comment.id}`).send({ body: 'Others' }).expect(200);
    expect((await extensionsOf(idea.id))[0]?.body).toBe('First words');
    await kwame.api.delete(`/api/comments/${comment.id}`).expect(200);
    await CommentRow.updateOne({ _id: comment.id }, { deletedAt: longAgo() });
    await comments.purgeDeleted();
    expect((await extensionsOf(idea.id))[0]?.body).toBe('First words');
    expectRefusal(await take(idea.id, comment.id), 409, { code: 'comment_deleted' });
    await leave(idea.id, comment.id).expect(200);
    expect(await extensionsOf(idea.id)).toEqual([]);
  });

  test('removed by a moderator, its words go from the idea too, and come back with it', async () => {
    const { idea, comment } = await remark('Something unkind');
    await take(idea.id, comment.id).expect(200);
    const mine = async () =>
      (await allPages<Contribution>(kwame, '/api/me/contributions', { kind: 'extensions' })).map(
        ({ id }) => id,
      );
    await noor.api.delete(`/api/comments/${comment.id}`).expect(200);
    expect(await extensionsOf(idea.id)).toEqual([]);
    expect(await mine()).not.toContain(comment.id);
    await noor.api.put(`/api/comments/${comment.id}/restored`).expect(200);
    expect(await extensionsOf(idea.id)).toHaveLength(1);
    expect(await mine()).toContain(comment.id);
    await noor.api.delete(`/api/comments/${comment.id}`).expect(200);
    await CommentRow.updateOne({ _id: comment.id }, { deletedAt: longAgo() });
    await comments.purgeDeleted();
    expect(await ExtensionRow.countDocuments({ _id: comment.id })).toBe(0);
  });
});

test('a deleted idea shows nothing of it, and loses it with its text', async () => {
  const { idea, comment } = await remark();
  await take(idea.id, comment.id).expect(200);
  await aylin.api.delete(`/api/ideas/${idea.id}`).expect(200);
  expect(await extensionsOf(idea.id)).toEqual([]);
  const mine = await allPages<Contribution>(kwame, '/api/me/contributions', { kind: 'extensions' });
  expect(mine.map(({ id }) => id)).not.toContain(comment.id);
  await IdeaRow.updateOne({ _id: idea.id }, { deletedAt: longAgo() });
  await ideas.purgeDeleted();
  expect(await ExtensionRow.countDocuments({ ideaId: idea.id })).toBe(0);
});
