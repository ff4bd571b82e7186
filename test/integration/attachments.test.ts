import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attachmentsChanged } from '@leaven/shared/attachments/attachments.events';
import type {
  AttachmentList,
  AttachmentView,
} from '@leaven/shared/attachments/attachments.schemas';
import { commentChanged } from '@leaven/shared/comments/comments.events';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { Response } from 'supertest';
import { AttachmentRow } from '../../server/src/features/attachments/attachments.model';
import { sweepAttachments } from '../../server/src/features/attachments/attachments.sweep';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { ideas } from '../../server/src/features/ideas/ideas.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { docx, pdf, smallPng, upload } from '../support/files';
import { expectRefusal } from '../support/refusal';
import { connect } from '../support/socket';
import { storedFiles } from '../support/stored-files';

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let moderator: TestPerson;
let idea: IdeaView;
beforeAll(async () => {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  tom = await t.person('member', 'Tom');
  moderator = await t.person('moderator');
});
afterAll(() => t.close());

const at = ({ id }: { id: string }) => `/api/ideas/${id}/attachments`;
const newIdea = async (): Promise<IdeaView> => t.idea({ by: mia });
async function attach(
  to: { id: string },
  file: Buffer = smallPng,
  name = 'loaf.png',
): Promise<AttachmentView> {
  return (await upload(mia, at(to), file, name).expect(201)).body;
}
const listOf = async (to: { id: string }, by = tom): Promise<AttachmentList> =>
  (await by.api.get(at(to)).expect(200)).body;
const idsOf = ({ items }: AttachmentList) => items.map(({ id }) => id);
const fetchFile = (path: string, by: TestPerson = tom): Promise<Response> =>
  by.api
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece));
      res.on('end', () => done(null, Buffer.concat(pieces)));
    }) as unknown as Promise<Response>;

describe('a file at an idea', () => {
  beforeAll(async () => {
    idea = await newIdea();
  });

  test('is attached, listed to everybody in order, and comes back byte for byte', async () => {
    const picture = await attach(idea);
    const text = 'name,price\nrye,4\n';
    const table = await attach(idea, Buffer.from(text), 'prices.csv');
    expect(picture).toMatchObject({
      ideaId: idea.id,
      kind: 'png',
      name: 'loaf.png',
      alt: 'loaf',
      width: 1,
      height: 1,
      uploader: { name: 'Mia' },
      abilities: { describe: true, remove: true },
    });
    expect(table).toMatchObject({ kind: 'csv', alt: '', width: null, bytes: text.length });
    const list = await listOf(idea);
    expect(idsOf(list)).toEqual([picture.id, table.id]);
    expect(list.abilities).toEqual({ attach: false });
    expect(list.items[0]?.abilities).toEqual({ describe: false, remove: false });
    expect(list.limits).toMatchObject({ maxBytes: 10_485_760, most: 10 });
    expect((await listOf(idea, mia)).abilities).toEqual({ attach: true });
    expect((await fetchFile(`/api/attachments/${table.id}`)).body.toString()).toBe(text);
  });

  test('is sent so that no browser runs or guesses it', async () => {
    const document = await attach(idea, docx(), 'Ängste & "Pläne".docx');
    const { headers } = await fetchFile(`/api/attachments/${document.id}`);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache, no-transform',
      'content-length': String(document.bytes),
      'accept-ranges': 'bytes',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; /);
    expect(headers['content-disposition']).toContain(
      "filename*=UTF-8''%C3%84ngste%20%26%20_Pl%C3%A4ne_.docx",
    );
    const picture = await attach(idea);
    const shown = await fetchFile(`/api/attachments/${picture.id}`);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename=loaf.png',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const small = await fetchFile(`/api/attachments/${picture.id}/thumbnail`);
    expect(small.headers['content-type']).toBe('image/webp');
    expectRefusal(await tom.api.get(`/api/attachments/${document.id}/thumbnail`), 404);
  });

  test('is kept by a browser, and asked for again', async () => {
    const { id } = await attach(idea, pdf(), 'plan.pdf');
    const path = `/api/attachments/${id}`;
    const { etag } = (await fetchFile(path)).headers;
    await tom.api.get(path).set('If-None-Match', String(etag)).expect(304);
    await mia.api.delete(path).expect(200);
    await tom.api.get(path).set('If-None-Match', String(etag)).expect(404);
  });

  test('is given in part where a part is asked for', async () => {
    const { id, bytes } = await attach(idea, pdf(), 'plan.pdf');
    const ask = (range: string) => mia.api.get(`/api/attachments/${id}`).set('Range', range);
    const part = await ask('bytes=0-4').buffer(true).expect(206);
    expect(part.headers).toMatchObject({
      'content-range': `bytes 0-4/${bytes}`,
      'content-length': '5',
    });
    expect(part.body.toString()).toBe('%PDF-');
    const end = await ask('bytes=-6').buffer(true).expect(206);
    expect(end.body.toString()).toBe('%%EOF\n');
    expectRefusal(await ask(`bytes=${bytes}-`), 416, { field: 'Range' });
    await ask('lines=1-2').expect(200);
    await mia.api.head(`/api/attachments/${id}`).expect('Content-Length', String(bytes));
  });

  test('is described by who attached it alone', async () => {
    const { id } = await attach(idea);
    const path = `/api/attachments/${id}`;
    const alt = 'A loaf, cut open';
    expect((await mia.api.patch(path).send({ alt }).expect(200)).body).toMatchObject({ alt });
    expectRefusal(await moderator.api.patch(path).send({ alt }), 403, { code: 'not_uploader' });
    const { id: plan } = await attach(idea, pdf(), 'plan.pdf');
    const answer = await mia.api.patch(`/api/attachments/${plan}`).send({ alt });
    expectRefusal(answer, 409, { code: 'no_picture' });
  });
});

describe('removing', () => {
  test('takes it from everybody, and can be undone by who did it', async () => {
    const to = await newIdea();
    const [first, second] = [await attach(to), await attach(to)];
    const path = `/api/attachments/${first.id}`;
    expectRefusal(await tom.api.delete(path), 403, { code: 'not_uploader' });
    await moderator.api.delete(path).expect(200);
    expect(idsOf(await listOf(to))).toEqual([second.id]);
    expectRefusal(
      await fetchFile(path).then(
        (answer) => ({ ...answer, text: answer.body.toString() }) as Response,
      ),
      404,
    );
    expectRefusal(await mia.api.put(`${path}/restored`), 404);
    await moderator.api.put(`${path}/restored`).expect(200);
    await moderator.api.put(`${path}/restored`).expect(200);
    expect(idsOf(await listOf(to))).toEqual([first.id, second.id]);
    await fetchFile(path).then(({ status }) => expect(status).toBe(200));
  });

  test('after ten minutes the bytes are gone, and it cannot be undone', async () => {
    const before = await storedFiles();
    const to = await newIdea();
    const { id } = await attach(to);
    await mia.api.delete(`/api/attachments/${id}`).expect(200);
    await sweepAttachments();
    expect((await storedFiles()).files).toBe(before.files + 2);
    await AttachmentRow.updateOne({ _id: id }, { $set: { sweepAt: new Date(Date.now() - 1) } });
    expectRefusal(await mia.api.put(`/api/attachments/${id}/restored`), 409, { code: 'too_late' });
    await sweepAttachments(0);
    expect(await storedFiles()).toEqual(before);
    expectRefusal(await mia.api.put(`/api/attachments/${id}/restored`), 404);
  });

  test('goes with the idea: gone while it is deleted, its bytes once it is purged', async () => {
    const before = await storedFiles();
    const to = await newIdea();
    const { id } = await attach(to);
    await t.comment(to, { by: tom });
    await mia.api.delete(`/api/ideas/${to.id}`).expect(200);
    for (const path of [at(to), `/api/attachments/${id}`, `/api/attachments/${id}/thumbnail`])
      await tom.api.get(path).expect(404);
    await mia.api.put(`/api/ideas/${to.id}/restored`).expect(200);
    expect(idsOf(await listOf(to))).toEqual([id]);
    await mia.api.delete(`/api/ideas/${to.id}`).expect(200);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await IdeaRow.updateOne({ _id: to.id }, { $set: { deletedAt: longAgo } });
    await ideas.purgeDeleted();
    await sweepAttachments(0);
    expect(await storedFiles()).toEqual(before);
  });
});

describe('before the idea is posted', () => {
  const early = async (by: TestPerson, name = 'early.png'): Promise<AttachmentView> =>
    (await upload(by, '/api/attachments', smallPng, name).expect(201)).body;
  const post = async (by: TestPerson, attachmentIds: unknown) =>
    by.api.post('/api/ideas').send({
      title: 'What if we drew it',
      categoryId: (await t.category()).id,
      attachmentIds,
    });

  test('a file waits for its uploader alone, and goes with the idea in the order named', async () => {
    const writer = await t.person();
    const [a, b] = [await early(writer, 'a.png'), await early(writer, 'b.png')];
    const waiting: AttachmentList = (await writer.api.get('/api/attachments').expect(200)).body;
    expect(idsOf(waiting)).toEqual([a.id, b.id]);
    expect(waiting.abilities.attach).toBe(true);
    await tom.api.get(`/api/attachments/${a.id}`).expect(404);
    await writer.api.get(`/api/attachments/${a.id}`).expect(200);
    const posted = await post(writer, [b.id, a.id]);
    expect(posted.status).toBe(201);
    expect(idsOf(await listOf(posted.body))).toEqual([b.id, a.id]);
    expect(idsOf((await writer.api.get('/api/attachments')).body)).toEqual([]);
    await tom.api.get(`/api/attachments/${a.id}`).expect(200);
  });

  test('what is gone, another’s or named twice keeps the idea from being posted', async () => {
    const writer = await t.person();
    const mine = await early(writer);
    const others = await early(tom);
    const removed = await early(writer);
    await writer.api.delete(`/api/attachments/${removed.id}`).expect(200);
    const wrong = [[others.id], [mine.id, mine.id], ['f'.repeat(24)], [mine.id, removed.id]];
    for (const ids of wrong)
      expectRefusal(await post(writer, ids), 400, { field: 'attachmentIds' });
    expect(await IdeaRow.countDocuments({ authorId: writer.id })).toBe(0);
    expect(idsOf((await writer.api.get('/api/attachments')).body)).toEqual([mine.id]);
    expect((await post(writer, [mine.id])).status).toBe(201);
    expectRefusal(await post(writer, [mine.id]), 400, { field: 'attachmentIds' });
  });

  test('what waits for a day goes', async () => {
    const before = await storedFiles();
    const writer = await t.person();
    const { id } = await early(writer);
    const row = await AttachmentRow.findById(id).lean();
    const hours = (Number(row?.sweepAt) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    await AttachmentRow.updateOne({ _id: id }, { $set: { sweepAt: new Date(Date.now() - 1) } });
    await sweepAttachments(0);
    expect(await storedFiles()).toEqual(before);
    expectRefusal(await post(writer, [id]), 400, { field: 'attachmentIds' });
  });
});

describe('limits', () => {
  test('of twenty that arrive at once ten have a place, and nothing is left of the others', async () => {
    const to = await newIdea();
    const before = await storedFiles();
    const answers: Response[] = [];
    // At most six of one person may be under way.
    const queue = Array.from({ length: 20 });
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        while (queue.pop() !== undefined || queue.length > 0)
          answers.push(await upload(mia, at(to), smallPng));
      }),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    for (const answer of refused)
      expectRefusal(answer, 409, { field: 'file', code: 'too_many_attachments' });
    expect((await listOf(to)).items).toHaveLength(10);
    expect(new Set(idsOf(await listOf(to))).size).toBe(10);
    expect((await storedFiles()).files).toBe(before.files + 20);
  });

  test('are an administrator’s to change, and count from the next file', async () => {
    const administrator = await t.person('administrator');
    const { body } = await administrator.api.get('/api/settings').expect(200);
    const set = (attachments: object) =>
      administrator.api
        .patch('/api/settings')
        .send({ attachments: { ...body.attachments, ...attachments } })
        .expect(200);
    const to = await newIdea();
    await set({ kinds: ['pdf'] });
    expectRefusal(await upload(mia, at(to), smallPng), 400, { code: 'kind_not_allowed' });
    await set({ maxPerIdea: 1 });
    await attach(to);
    expectRefusal(await upload(mia, at(to), smallPng), 409, { code: 'too_many_attachments' });
    await set({ maxPerIdea: 0 });
    expect((await listOf(to, mia)).abilities).toEqual({ attach: false });
    await set({ maxBytes: 1_024 });
    const large = await upload(mia, at(to), Buffer.alloc(2_000, 'a'), 'long.txt');
    expectRefusal(large, 413, { field: 'file', code: 'file_too_large' });
    await set({});
    for (const wrong of [{ maxBytes: 0 }, { maxPerIdea: 31 }, { kinds: ['exe'] }, { more: 1 }]) {
      const answer = await administrator.api
        .patch('/api/settings')
        .send({ attachments: { ...body.attachments, ...wrong } });
      expect(answer.status).toBe(400);
    }
  });
});

test('the same key sends a file once', async () => {
  const to = await newIdea();
  const send = () => upload(mia, at(to), smallPng).set('Idempotency-Key', 'one-picture');
  const [first, again] = [await send().expect(201), await send().expect(201)];
  expect(again.body).toEqual(first.body);
  expect((await listOf(to)).items).toHaveLength(1);
});

test('who looks at the idea is told', async () => {
  const to = await newIdea();
  const window = await connect(t, tom);
  await window.join({ kind: 'idea', id: to.id });
  const { id } = await attach(to);
  await mia.api.patch(`/api/attachments/${id}`).send({ alt: 'Bread' }).expect(200);
  await mia.api.delete(`/api/attachments/${id}`).expect(200);
  await mia.api.put(`/api/attachments/${id}/restored`).expect(200);
  await upload(mia, '/api/attachments', smallPng).expect(201);
  const remark = await t.comment(to);
  await window.heard(commentChanged, ({ comment }) => comment.id === remark.id);
  expect(window.all(attachmentsChanged)).toEqual(
    Array.from({ length: 4 }, () => ({ ideaId: to.id })),
  );
  window.close();
});
