import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commentReacted } from '@leaven/shared/comments/comments.events';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { comments } from '../../server/src/features/comments/comments.service';
import { ReactionRow } from '../../server/src/features/comments/reactions.model';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom] = [await t.person(), await t.person()];
  categoryId = (await t.category()).id;
});
afterAll(() => t.close());

const address = (commentId: string, kind: string) => `/api/comments/${commentId}/reactions/${kind}`;
const newComment = async () => t.comment(await t.idea({ by: mia, categoryId }), { by: tom });
const shownTo = async (person: TestPerson, { ideaId }: { ideaId: string }) =>
  (await person.api.get(`/api/ideas/${ideaId}/comments`).expect(200)).body.items[0];

test('one of each kind a person, set and taken back, counted for everybody', async () => {
  const comment = await newComment();
  const hearts = address(comment.id, 'heart');
  await mia.api.put(hearts).expect(200);
  await tom.api.put(hearts).expect(200);
  const both = await mia.api.put(address(comment.id, 'thumbs_up')).expect(200);
  const reactions = [
    { kind: 'thumbs_up', count: 1 },
    { kind: 'heart', count: 2 },
  ];
  expect(both.body).toEqual({ reactions, mine: expect.arrayContaining(['heart', 'thumbs_up']) });
  expect(await shownTo(tom, comment)).toMatchObject({ reactions, myReactions: ['heart'] });

  const back = await mia.api.delete(hearts).expect(200);
  expect(back.body.mine).toEqual(['thumbs_up']);
  await mia.api.delete(hearts).expect(200);
  expect((await shownTo(mia, comment)).reactions).toContainEqual({ kind: 'heart', count: 1 });
});

test('the same reaction many times at once is one', async () => {
  const comment = await newComment();
  const puts = Array.from({ length: 12 }, () => mia.api.put(address(comment.id, 'party')));
  for (const { status } of await Promise.all(puts)) expect(status).toBe(200);
  expect(await ReactionRow.countDocuments({ commentId: comment.id })).toBe(1);
});

test('who reacted is told by name, so many of each kind', async () => {
  const comment = await newComment();
  for (const person of [tom, mia]) await person.api.put(address(comment.id, 'bright')).expect(200);
  const { body } = await mia.api.get(`/api/comments/${comment.id}/reactions`).expect(200);
  expect(body.kinds).toMatchObject([
    { kind: 'bright', count: 2, people: [{ name: tom.name }, { name: mia.name }] },
  ]);
});

test('a kind that is not in the set is refused by name', async () => {
  const comment = await newComment();
  expectRefusal(await mia.api.put(address(comment.id, 'sad')), 400, { field: 'kind' });
});

test('a deleted or hidden comment takes none and tells of none; its rows go with its text', async () => {
  const comment = await newComment();
  await mia.api.put(address(comment.id, 'heart')).expect(200);
  await CommentRow.updateOne({ _id: comment.id }, { hiddenAt: new Date() });
  expect(await shownTo(mia, comment)).toMatchObject({ reactions: [], myReactions: [] });
  const list = `/api/comments/${comment.id}/reactions`;
  expectRefusal(await mia.api.get(list), 404);
  const refused = await mia.api.put(address(comment.id, 'party'));
  expectRefusal(refused, 409, { code: 'comment_hidden' });
  await CommentRow.updateOne({ _id: comment.id }, { hiddenAt: null });
  await tom.api.delete(`/api/comments/${comment.id}`).expect(200);
  expect(await shownTo(mia, comment)).toMatchObject({ reactions: [], myReactions: [] });
  await mia.api.delete(address(comment.id, 'party')).expect(200);
  const deletedAt = new Date(Date.now() - UNDO_MS - 1_000);
  await CommentRow.updateOne({ _id: comment.id }, { deletedAt });
  await comments.purgeDeleted();
  expect(await ReactionRow.countDocuments({ commentId: comment.id })).toBe(0);
});

test('who looks at the idea hears of it once, and not of what changed nothing', async () => {
  const comment = await newComment();
  const socket = await connect(t, tom);
  await socket.join({ kind: 'idea', id: comment.ideaId });
  await mia.api.put(address(comment.id, 'heart')).expect(200);
  await mia.api.put(address(comment.id, 'heart')).expect(200);
  await mia.api.delete(address(comment.id, 'heart')).expect(200);
  await socket.heard(commentReacted, ({ by }) => !by.isSet);
  expect(socket.all(commentReacted)).toEqual([
    {
      commentId: comment.id,
      ideaId: comment.ideaId,
      reactions: [{ kind: 'heart', count: 1 }],
      by: { personId: mia.id, kind: 'heart', isSet: true },
    },
    expect.objectContaining({ reactions: [] }),
  ]);
  socket.close();
});
