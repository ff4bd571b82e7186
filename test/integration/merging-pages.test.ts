import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { attachmentsChanged } from '@leaven/shared/attachments/attachments.events';
import type { AttachmentList } from '@leaven/shared/attachments/attachments.schemas';
import { commentChanged } from '@leaven/shared/comments/comments.events';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { pdf, smallPng, upload } from '../support/files';
import { expectRefusal } from '../support/refusal';
import { connect, type TestSocket } from '../support/socket';

let t: TestApp;
let mia: TestPerson;
let ben: TestPerson;
let noor: TestPerson;
let tom: TestPerson;
/** Mia's is merged into Ben's. */
let part: IdeaView;
let target: IdeaView;

beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  ben = await t.person('member', 'Ben');
  noor = await t.person('moderator', 'Noor');
  tom = await t.person('member', 'Tom');
});
afterAll(() => t.close());

beforeEach(async () => {
  part = await t.idea({ by: mia });
  target = await t.idea({ by: ben });
});

const merge = (from = part, into = target) =>
  noor.api.post(`/api/ideas/${from.id}/merge`).send({ into: into.id }).expect(200);
const undo = () => noor.api.delete(`/api/ideas/${part.id}/merge`).expect(200);
const flag = (kind: 'idea' | 'comment', targetId: string) =>
  noor.api.post('/api/flags').send({ kind, targetId, reason: 'rude' }).expect(201);
const show = async (targetId: string) => {
  const { body } = await noor.api.get('/api/moderation/queue?limit=100').expect(200);
  const { rev } = body.items.find(({ id }: { id: string }) => id === targetId);
  const path = `/api/moderation/queue/${targetId}`;
  await noor.api.post(path).send({ action: 'approve', rev }).expect(200);
};

describe('the files of a merged idea', () => {
  const filesOf = async ({ id }: IdeaView, by = tom): Promise<AttachmentList> =>
    (await by.api.get(`/api/ideas/${id}/attachments`).expect(200)).body;
  const sources = async (idea = target, by = tom) =>
    (await filesOf(idea, by)).items.map(({ ideaId, name }) => [ideaId, name]);
  const attach = async (by: TestPerson, { id }: IdeaView, name: string) => {
    const content = name.endsWith('.pdf') ? pdf() : smallPng;
    return (await upload(by, `/api/ideas/${id}/attachments`, content, name).expect(201)).body;
  };

  test('stand after those of what stays, say whose they are, and go with the undoing', async () => {
    await attach(mia, part, 'part.png');
    await attach(mia, part, 'part.pdf');
    await attach(ben, target, 'target.png');
    await merge();
    expect(await sources()).toEqual([
      [target.id, 'target.png'],
      [part.id, 'part.png'],
      [part.id, 'part.pdf'],
    ]);
    expect(await sources(part)).toHaveLength(2);
    await undo();
    expect(await sources()).toEqual([[target.id, 'target.png']]);
    expect(await sources(part)).toHaveLength(2);
  });

  test('come along with a chain', async () => {
    const last = await t.idea();
    await attach(mia, part, 'part.png');
    await merge();
    await merge(target, last);
    expect(await sources(last)).toEqual([[part.id, 'part.png']]);
  });

  test('are not the author’s of what stays to remove; who attached one and a moderator may', async () => {
    const [first, second] = [await attach(mia, part, 'a.png'), await attach(mia, part, 'b.png')];
    await merge();
    const removable = async (by: TestPerson) =>
      (await filesOf(target, by)).items.map(({ abilities }) => abilities.remove);
    expect(await removable(ben)).toEqual([false, false]);
    expect(await removable(mia)).toEqual([true, true]);
    expectRefusal(await ben.api.delete(`/api/attachments/${first.id}`), 403);
    await mia.api.delete(`/api/attachments/${first.id}`).expect(200);
    await noor.api.delete(`/api/attachments/${second.id}`).expect(200);
    expect(await sources()).toEqual([]);
  });

  test('leave the place of new ones free', async () => {
    const ada = await t.person('administrator');
    const { attachments } = (await ada.api.get('/api/settings').expect(200)).body;
    const most = (maxPerIdea: number) =>
      ada.api
        .patch('/api/settings')
        .send({ attachments: { ...attachments, maxPerIdea } })
        .expect(200);
    await most(1);
    await attach(mia, part, 'part.png');
    await merge();
    expect((await filesOf(target, ben)).abilities).toEqual({ attach: true });
    await attach(ben, target, 'target.png');
    expect(await sources()).toHaveLength(2);
    await most(10);
  });

  test('are not shown while it is hidden or deleted, but to who sees it', async () => {
    await attach(mia, part, 'part.png');
    await merge();
    await flag('idea', part.id);
    expect(await sources()).toEqual([]);
    expect(await sources(target, mia)).toEqual([[part.id, 'part.png']]);
    expect(await sources(target, noor)).toEqual([[part.id, 'part.png']]);
    await show(part.id);
    expect(await sources()).toHaveLength(1);
    await mia.api.delete(`/api/ideas/${part.id}`).expect(200);
    expect(await sources()).toEqual([]);
    await mia.api.put(`/api/ideas/${part.id}/restored`).expect(200);
    expect(await sources()).toHaveLength(1);
  });

  test('are told of on the page of what stays', async () => {
    const file = await attach(mia, part, 'part.png');
    await merge();
    const reader = await connect(t, tom);
    await reader.join({ kind: 'idea', id: target.id });
    await mia.api.patch(`/api/attachments/${file.id}`).send({ alt: 'A loaf' }).expect(200);
    const told = async (times: number) => {
      const here = () => reader.all(attachmentsChanged).filter((one) => one.ideaId === target.id);
      await reader.heard(attachmentsChanged, () => here().length >= times);
    };
    await told(1);
    await mia.api.delete(`/api/ideas/${part.id}`).expect(200);
    await told(2);
    await mia.api.put(`/api/ideas/${part.id}/restored`).expect(200);
    await told(3);
    await undo();
    await told(4);
    reader.close();
  });
});

describe('who has the page of what stays open', () => {
  let comment: CommentView;
  let reader: TestSocket;
  let original: TestSocket;
  beforeEach(async () => {
    comment = await t.comment(part, { by: mia, body: 'Mine' });
    await merge();
    reader = await connect(t, tom);
    await reader.join({ kind: 'idea', id: target.id });
    original = await connect(t, tom);
    await original.join({ kind: 'idea', id: part.id });
  });
  const both = (fits: (comment: { id: string; body: string | null; hidden: boolean }) => boolean) =>
    Promise.all(
      [reader, original].map((socket) => socket.heard(commentChanged, (one) => fits(one.comment))),
    );

  test('hears that a comment which came along is hidden, and shown again', async () => {
    await flag('comment', comment.id);
    const [hidden] = await both(({ id, hidden }) => id === comment.id && hidden);
    expect(hidden?.comment).toMatchObject({ body: null, author: null });
    await show(comment.id);
    await both(({ id, body }) => id === comment.id && body === 'Mine');
  });

  test('hears what is answered to it, edited and deleted', async () => {
    const reply = await t.comment(target, { body: 'Yes', parentId: comment.id });
    expect(reply.ideaId).toBe(part.id);
    await both(({ id }) => id === reply.id);
    await mia.api.patch(`/api/comments/${comment.id}`).send({ body: 'Better' }).expect(200);
    await both(({ body }) => body === 'Better');
    await mia.api.delete(`/api/comments/${comment.id}`).expect(200);
    await both(({ id, body }) => id === comment.id && body === null);
  });

  test('hears nothing at the original of what is said about the other idea', async () => {
    const other = await t.comment(target);
    await reader.heard(commentChanged, (one) => one.comment.id === other.id);
    expect(original.all(commentChanged)).toEqual([]);
  });

  test('hears that the idea itself is hidden, shown, deleted and brought back', async () => {
    const told = (count: number) =>
      reader.heard(
        ideaChanged,
        ({ ideaId, what }) =>
          ideaId === target.id &&
          what.includes('merged') &&
          reader.all(ideaChanged).filter((one) => one.ideaId === target.id).length >= count,
      );
    await flag('idea', part.id);
    await told(1);
    await show(part.id);
    await told(2);
    await mia.api.delete(`/api/ideas/${part.id}`).expect(200);
    await told(3);
    await mia.api.put(`/api/ideas/${part.id}/restored`).expect(200);
    await told(4);
    const revs = reader.all(ideaChanged).filter(({ ideaId }) => ideaId === target.id);
    const numbers = revs.map(({ liveRev }) => liveRev);
    // Each has a number of its own; which of two at once is told first does not matter.
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
