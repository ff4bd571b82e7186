import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commentChanged, noteChanged } from '@leaven/shared/comments/comments.events';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { expectRefusal } from '../support/refusal';
import { closed, connect } from '../support/socket';

let t: TestApp;
let author: TestPerson;
let moderator: TestPerson;
let manager: TestPerson;
let administrator: TestPerson;
let categoryId: string;
beforeAll(async () => {
  t = await startTestApp();
  author = await t.person('member', 'Ann Author');
  moderator = await t.person('moderator', 'Mo Derator');
  manager = await t.person('manager', 'Max Manager');
  administrator = await t.person('administrator', 'Ada Min');
  categoryId = (await t.category({ steward: manager })).id;
});
afterAll(() => t.close());

const address = (ideaId: string) => `/api/ideas/${ideaId}/comments`;
async function note(by: TestPerson, ideaId: string, more: object = {}): Promise<CommentView> {
  const body = { body: 'Quagga: too dear as it is', visibility: 'staff', ...more };
  return (await by.api.post(address(ideaId)).send(body).expect(201)).body;
}
const thread = async (by: TestPerson, ideaId: string, query = {}) =>
  (await by.api.get(address(ideaId)).query(query).expect(200)).body;
const bodiesOf = ({ items }: { items: CommentView[] }) => items.map(({ body }) => body);
const becomes = (person: TestPerson, role: string) =>
  administrator.api.patch(`/api/people/${person.id}`).send({ role }).expect(200);

describe('a staff note', () => {
  test('stands in the thread for staff alone; what answers it is one too', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const said = await t.comment(idea, { by: author, body: 'What do you think?' });
    const first = await note(moderator, idea.id, { parentId: said.id });
    expect(first).toMatchObject({ visibility: 'staff', parentId: said.id, depth: 1 });
    // Without a word about visibility, and even against it.
    const answer = await t.comment(idea, { by: manager, body: 'Agreed', parentId: first.id });
    const other = await note(manager, idea.id, { parentId: answer.id, visibility: 'everybody' });
    expect([answer.visibility, other.visibility]).toEqual(['staff', 'staff']);
    await t.comment(idea, { by: author, body: 'Anybody?' });

    const mine = await thread(moderator, idea.id);
    expect(bodiesOf(mine)).toEqual([
      'What do you think?',
      first.body,
      'Agreed',
      other.body,
      'Anybody?',
    ]);
    expect(mine.staffRev).toBe(3);
    const theirs = await thread(author, idea.id);
    expect(bodiesOf(theirs)).toEqual(['What do you think?', 'Anybody?']);
    expect(theirs.staffRev).toBeNull();
  });

  test('is neither posted by who is not staff, nor answered, edited, deleted or seen', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const { id } = await note(moderator, idea.id);
    const post = (body: object) => author.api.post(address(idea.id)).send({ body: 'x', ...body });
    expectRefusal(await post({ visibility: 'staff' }), 403, { code: 'staff_only' });
    expectRefusal(await post({ parentId: id }), 400, { field: 'parentId' });
    expectRefusal(await author.api.patch(`/api/comments/${id}`).send({ body: 'x' }), 404);
    expectRefusal(await author.api.delete(`/api/comments/${id}`), 404);
    expectRefusal(await author.api.get(address(idea.id)).query({ around: id }), 404);
    expectRefusal(await author.api.get(address(idea.id)).query({ branch: id }), 404);
  });

  test('is edited, deleted and brought back like a comment, and guarded like one', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const { id } = await note(moderator, idea.id);
    const path = `/api/comments/${id}`;
    expectRefusal(await manager.api.patch(path).send({ body: 'x' }), 403, { code: 'not_author' });
    const edited = await moderator.api.patch(path).send({ body: 'Better', contentRev: 1 });
    expect(edited.body).toMatchObject({ body: 'Better', contentRev: 2, visibility: 'staff' });
    const stale = await moderator.api.patch(path).send({ body: 'Late', contentRev: 1 });
    expectRefusal(stale, 409, { code: 'stale_edit' });
    expect((await manager.api.delete(path).expect(200)).body).toMatchObject({ body: null });
    expectRefusal(await moderator.api.put(`${path}/restored`), 403, { code: 'not_deleter' });
    const back = await manager.api.put(`${path}/restored`).expect(200);
    expect(back.body).toMatchObject({ body: 'Better' });
  });

  test('is not quoted to everybody, by a slip of those who may read it', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const { id } = await note(manager, idea.id, {
      body: 'Too dear.\nAsk *finance* for a lower price.',
    });
    const quoting = '> Ask finance for\n> a lower price.\n\nWhat do you say?';
    const refused = await moderator.api.post(address(idea.id)).send({ body: quoting });
    expectRefusal(refused, 400, { field: 'body' });
    const said = await t.comment(idea, { by: moderator, body: 'Ask finance, I would say' });
    const edited = await moderator.api.patch(`/api/comments/${said.id}`).send({ body: quoting });
    expectRefusal(edited, 400, { field: 'body' });
    // Among staff it may be, and nobody else learns from a refusal what was said there.
    await note(moderator, idea.id, { body: quoting, parentId: id });
    await t.comment(idea, { by: author, body: quoting });
  });

  test('comes along with a merge and leaves with it, and stays a staff note', async () => {
    const [part, whole] = [
      await t.idea({ by: author, categoryId }),
      await t.idea({ by: author, categoryId }),
    ];
    const first = await note(moderator, part.id);
    await note(manager, whole.id, { body: 'On the whole' });
    await manager.api.post(`/api/ideas/${part.id}/merge`).send({ into: whole.id }).expect(200);
    expect(bodiesOf(await thread(manager, whole.id))).toEqual([first.body, 'On the whole']);
    expect(bodiesOf(await thread(author, whole.id))).toEqual([]);
    const socket = await connect(t, moderator);
    await socket.join({ kind: 'staff', id: whole.id });
    const answer = await note(manager, whole.id, { parentId: first.id });
    expect(answer.ideaId).toBe(part.id);
    await socket.heard(noteChanged, ({ comment }) => comment.id === answer.id);
    socket.close();
    await manager.api.delete(`/api/ideas/${part.id}/merge`).expect(200);
    expect(bodiesOf(await thread(manager, whole.id))).toEqual(['On the whole']);
    expect(bodiesOf(await thread(manager, part.id))).toHaveLength(2);
  });

  test('stops no clock, wakes nothing from the archive and counts nowhere', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const before = await IdeaRow.findById(idea.id).lean();
    await note(manager, idea.id);
    expect(await IdeaRow.findById(idea.id).lean()).toEqual(before);
    // The same word for everybody is an answer.
    await t.comment(idea, { by: manager });
    const after = await IdeaRow.findById(idea.id).lean();
    expect([before?.dueAt !== null, after?.dueAt]).toEqual([true, null]);
  });

  test('is an author’s to see while they are staff, whoever’s the idea is', async () => {
    const writer = await t.person('manager');
    const idea = await t.idea({ by: writer, categoryId });
    await note(moderator, idea.id);
    expect(bodiesOf(await thread(writer, idea.id))).toHaveLength(1);
    await becomes(writer, 'member');
    expect(bodiesOf(await thread(writer, idea.id))).toHaveLength(0);
  });
});

describe('live', () => {
  test('staff hear of it in their room, counted by itself; nobody else hears anything', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const [hers, theirs] = [await connect(t, author), await connect(t, moderator)];
    for (const socket of [hers, theirs]) await socket.join({ kind: 'idea', id: idea.id });
    const room = { kind: 'staff', id: idea.id } as const;
    expect(await hers.join(room)).toMatchObject({ ok: false, code: 'staff_only' });
    expect(await theirs.join(room)).toEqual({ ok: true });
    const { id } = await note(manager, idea.id);
    await manager.api.delete(`/api/comments/${id}`).expect(200);
    await theirs.heard(noteChanged, ({ rev }) => rev === 2);
    await t.comment(idea, { by: manager });
    const said = await hers.heard(commentChanged);
    expect(said.comment.id).not.toBe(id);
    expect(hers.all(noteChanged)).toEqual([]);
    hers.close();
    theirs.close();
  });

  test('who loses the role is out at once, and does not come in again', async () => {
    const idea = await t.idea({ by: author, categoryId });
    const leaver = await t.person('moderator');
    const socket = await connect(t, leaver);
    await socket.join({ kind: 'staff', id: idea.id });
    await becomes(leaver, 'member');
    await closed(socket);
    const again = await connect(t, leaver);
    expect(await again.join({ kind: 'staff', id: idea.id })).toMatchObject({ ok: false });
    again.close();
  });
});
