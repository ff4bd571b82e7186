import { connect as dial, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AttachmentList } from '@leaven/shared/attachments/attachments.schemas';
import { Types } from 'mongoose';
import { AttachmentRow } from '../../server/src/features/attachments/attachments.model';
import { sweepAttachments } from '../../server/src/features/attachments/attachments.sweep';
import { gridFsStore } from '../../server/src/features/attachments/gridfs-store';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { smallPng, upload } from '../support/files';
import { foldersOnTheWay, storedFiles } from '../support/stored-files';
import { until } from '../support/until';

const ABORTED = 1_000;
const BYTES = 100_000;
const text = Buffer.alloc(BYTES, 'bread ');

let t: TestApp;
const people: TestPerson[] = [];
beforeAll(async () => {
  t = await startTestApp();
  for (let i = 0; i < 8; i++) people.push(await t.person());
});
afterAll(() => t.close());

/** Begins an upload over a connection of its own, sends `sent` bytes of it and hangs up. */
async function hangUp(person: TestPerson, sent: number, path = '/api/attachments'): Promise<void> {
  const { hostname, port } = new URL(t.url);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = dial(Number(port), hostname, () => resolve(made)).once('error', reject);
  });
  socket.on('error', () => {});
  const head = [
    `POST ${path}?name=long.txt HTTP/1.1`,
    'Host: localhost',
    `Cookie: ${person.cookie}`,
    'Content-Type: application/octet-stream',
    `Content-Length: ${BYTES}`,
    '',
    '',
  ].join('\r\n');
  socket.write(head);
  await new Promise((resolve) => socket.write(text.subarray(0, sent), resolve));
  await sleep(5 + Math.random() * 30);
  socket.destroy();
}

/**
 * Hangs up until so many uploads have reached the app; five at a time of each person, since more
 * would be turned away before they are read.
 */
async function hangUpOften(times: number, sentOf: (index: number) => number, path?: string) {
  let received = 0;
  const count = () => {
    received += 1;
  };
  t.http.on('request', count);
  let index = 0;
  await Promise.all(
    people.flatMap((person) =>
      Array.from({ length: 5 }, async () => {
        while (received < times) await hangUp(person, sentOf(index++), path);
      }),
    ),
  );
  t.http.off('request', count);
}

/**
 * What is stored once nothing has been on its way for a while: asked of the database each time, since
 * a request that waits for it may begin to write only then.
 */
async function storedAtLast() {
  let calm = 0;
  return until(
    storedFiles,
    ({ folders }) => {
      calm = folders === 0 ? calm + 1 : 0;
      return calm > 20;
    },
    30_000,
  );
}

test('a thousand uploads that break off leave no byte', async () => {
  const { id } = await t.idea({ by: people[0] as TestPerson });
  const before = await storedFiles();
  let seen = 0;
  const looking = setInterval(() => {
    void foldersOnTheWay().then((folders) => {
      seen = Math.max(seen, folders);
    });
  }, 50);
  const sentOf = (index: number) => [0, 1_000, BYTES / 2, BYTES - 1][index % 4] as number;
  await hangUpOften(ABORTED / 2, sentOf);
  await hangUpOften(ABORTED / 2, sentOf, `/api/ideas/${id}/attachments`);
  clearInterval(looking);
  expect(await storedAtLast()).toEqual(before);
  // Some were seen while they were being written.
  expect(seen).toBeGreaterThan(0);
  await upload(people[0] as TestPerson, '/api/attachments', smallPng).expect(201);
});

test('who hangs up after the last byte leaves all of the file or nothing', async () => {
  const before = await storedFiles();
  await hangUpOften(100, () => BYTES);
  await storedAtLast();
  const rows = await AttachmentRow.find({ kind: 'txt' }).lean();
  for (const row of rows) expect(row).toMatchObject({ bytes: BYTES, position: expect.any(Number) });
  const after = await storedFiles();
  expect(after.files - before.files).toBe(rows.length);
  for (const person of people) {
    const { body } = await person.api.get('/api/attachments').expect(200);
    for (const file of (body as AttachmentList).items.filter(({ kind }) => kind === 'txt'))
      await person.api.delete(`/api/attachments/${file.id}`).expect(200);
  }
  await AttachmentRow.updateMany({ kind: 'txt' }, { $set: { sweepAt: new Date(0) } });
  await sweepAttachments(0);
  expect(await storedFiles()).toEqual(before);
});

test('what a crash leaves on its way to the store is found by its row', async () => {
  const before = await storedFiles();
  const [first] = people as [TestPerson];
  const row = {
    ...(await AttachmentRow.findOne({ kind: 'png' }).lean()),
    _id: new Types.ObjectId(),
    uploaderId: new Types.ObjectId(first.id),
    position: null,
    fileId: new Types.ObjectId(),
    thumbnail: { fileId: new Types.ObjectId(), bytes: 9 },
    sweepAt: new Date(Date.now() + 60 * 60_000),
  };
  await AttachmentRow.insertMany([row], { lean: true });
  // The file is whole, of its thumbnail there is a piece without a file.
  await gridFsStore.put(row.fileId, Readable.from([smallPng]));
  await AttachmentRow.db
    .collection('files.chunks')
    .insertOne({ files_id: row.thumbnail.fileId, n: 0, data: smallPng });
  await sweepAttachments(0);
  expect(await storedFiles()).toEqual({
    ...before,
    files: before.files + 1,
    pieces: before.pieces + 2,
    rows: before.rows + 1,
  });
  await AttachmentRow.updateOne({ _id: row._id }, { $set: { sweepAt: new Date(0) } });
  await sweepAttachments(0);
  expect(await storedFiles()).toEqual(before);
});

test('a file that breaks off on its way into the store is taken away again', async () => {
  const before = await storedFiles();
  async function* breaking() {
    for (let i = 0; i < 4; i++) yield Buffer.alloc(300_000, i);
    throw new Error('the disk is gone');
  }
  await expect(gridFsStore.put(new Types.ObjectId(), Readable.from(breaking()))).rejects.toThrow(
    'the disk is gone',
  );
  expect(await storedFiles()).toEqual(before);
});

test('more than six at once of one person are asked to wait', async () => {
  const [person] = people as [TestPerson];
  const { hostname, port } = new URL(t.url);
  const sockets = Array.from({ length: 6 }, () => {
    const socket = dial(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(
      `POST /api/attachments?name=a.txt HTTP/1.1\r\nHost: localhost\r\nCookie: ${person.cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nsome`,
    );
    return socket;
  });
  const before = await storedFiles();
  await until(foldersOnTheWay, (folders) => folders >= 6);
  const answer = await upload(person, '/api/attachments', smallPng);
  expect([answer.status, answer.body.code]).toEqual([429, 'too_many_uploads']);
  for (const socket of sockets) socket.destroy();
  await until(foldersOnTheWay, (folders) => folders === 0);
  await upload(person, '/api/attachments', smallPng).expect(201);
  expect((await storedFiles()).rows).toBe(before.rows + 1);
});
