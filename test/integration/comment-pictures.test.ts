import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writePicture } from '@leaven/shared/attachments/pictures';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { AttachmentRow } from '../../server/src/features/attachments/attachments.model';
import { sweepAttachments } from '../../server/src/features/attachments/attachments.sweep';
import { CommentRow } from '../../server/src/features/comments/comments.model';
import { comments } from '../../server/src/features/comments/comments.service';
import { UNDO_MS } from '../../server/src/features/ideas/deletion.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { pdf, smallPng, upload } from '../support/files';
import { expectRefusal } from '../support/refusal';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let moderator: TestPerson;
let idea: IdeaView;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, moderator] = [await t.person(), await t.person(), await t.person('moderator')];
  idea = await t.idea({ by: mia });
});
afterAll(() => t.close());

const early = '/api/attachments?for=comment';
const send = async (by = tom): Promise<string> =>
  (await upload(by, early, smallPng, 'oven door.png').expect(201)).body.id;
const shows = (...ids: string[]) => ids.map((id) => writePicture(id, 'A door')).join('\n');
const post = (by: TestPerson, body: string) =>
  by.api.post(`/api/ideas/${idea.id}/comments`).send({ body });
const say = async (body: string): Promise<CommentView> => (await post(tom, body).expect(201)).body;
const edit = (id: string, body: string) => tom.api.patch(`/api/comments/${id}`).send({ body });
const statusOf = async (id: string, by: TestPerson = mia) =>
  (await by.api.get(`/api/attachments/${id}`)).status;
const rowOf = (id: string) => AttachmentRow.findById(id).lean();

describe('pictures in a comment', () => {
  test('wait for it apart from the files of an idea, and are read by who reads it', async () => {
    const id = await send();
    expect([await statusOf(id), await statusOf(id, tom)]).toEqual([404, 200]);
    expect((await tom.api.get('/api/attachments').expect(200)).body.items).toEqual([]);
    const comment = await say(shows(id));
    expect(comment.body).toBe(shows(id));
    expect(await statusOf(id)).toBe(200);
    expect((await t.stranger.get(`/api/attachments/${id}`)).status).toBe(401);
    const list = await mia.api.get(`/api/ideas/${idea.id}/attachments`).expect(200);
    expect(list.body.items).toEqual([]);
    // It goes with the words, not by itself.
    for (const by of [tom, mia, moderator])
      expectRefusal(await by.api.delete(`/api/attachments/${id}`), 404);
    expectRefusal(await tom.api.patch(`/api/attachments/${id}`).send({ alt: 'x' }), 404);
  });

  test('nothing but pictures, at most six, and none that is gone', async () => {
    expectRefusal(await upload(tom, early, pdf(), 'a.pdf'), 400, { field: 'file' });
    expectRefusal(await upload(tom, '/api/attachments?for=idea', smallPng), 400);
    const many = Array.from({ length: 7 }, (_, n) => String(n).repeat(24));
    expectRefusal(await post(tom, shows(...many)), 400, { field: 'body' });
    expectRefusal(await post(tom, shows('f'.repeat(24))), 400, { field: 'body' });
  });

  test("another's waiting picture is not taken, and stays theirs alone", async () => {
    const id = await send(mia);
    await say(shows(id));
    expect([await statusOf(id, tom), await statusOf(id, mia)]).toEqual([404, 200]);
    expect((await rowOf(id))?.commentId).toBeUndefined();
  });

  test('an edit adds and removes; what is shown no more is swept, what is quoted is left alone', async () => {
    const [first, second] = [await send(), await send()];
    const { id } = await say(shows(first));
    const quoting = await say(`> ${shows(first)}\n\nThis one`);
    await edit(id, shows(first, second)).expect(200);
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);
    await edit(id, shows(second)).expect(200);
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    expect((await rowOf(first))?.sweepAt).toBeInstanceOf(Date);
    await edit(quoting.id, `> ${shows(first)}\n\nThis one, then`).expect(200);
    await AttachmentRow.updateOne({ _id: first }, { $set: { sweepAt: new Date(0) } });
    await sweepAttachments();
    expect(await rowOf(first)).toBeNull();
  });

  test('a comment that is hidden or deleted takes them along, and they go with its words', async () => {
    const id = await send();
    const comment = await say(shows(id));
    const set = (fields: object) => CommentRow.updateOne({ _id: comment.id }, { $set: fields });
    await set({ hiddenAt: new Date() });
    expect([await statusOf(id), await statusOf(id, tom), await statusOf(id, moderator)]).toEqual([
      404, 200, 200,
    ]);
    await set({ hiddenAt: null });
    await tom.api.delete(`/api/comments/${comment.id}`).expect(200);
    expect([await statusOf(id), await statusOf(id, tom)]).toEqual([404, 404]);
    await tom.api.put(`/api/comments/${comment.id}/restored`).expect(200);
    expect(await statusOf(id)).toBe(200);
    await tom.api.delete(`/api/comments/${comment.id}`).expect(200);
    await set({ deletedAt: new Date(Date.now() - UNDO_MS - 1_000) });
    await comments.purgeDeleted();
    await sweepAttachments(-1_000);
    expect(await rowOf(id)).toBeNull();
  });

  test('of the same picture in two comments at once one has it, and the other is told', async () => {
    const id = await send();
    const answers = await Promise.all([post(tom, shows(id)), post(tom, shows(id))]);
    const said = answers.map(({ status }) => status).toSorted();
    expect([
      [201, 201],
      [201, 400],
    ]).toContainEqual(said);
    expect(await statusOf(id)).toBe(200);
    expect(await AttachmentRow.countDocuments({ _id: id, position: { $ne: null } })).toBe(1);
  });
});
