import { expect, test } from '@jest/globals';
import mongoose, { type mongo, Types } from 'mongoose';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { planOf } from '../../server/src/database/plan';
import { CommentRow, pathBelow } from '../../server/src/features/comments/comments.model';
import {
  newestOf,
  readAround,
  readSpan,
  writtenSince,
} from '../../server/src/features/comments/thread';
import { afterThisTest, startDocumentdb, temporaryFolder } from './embedded/own';

const ideaIds = Array.from({ length: 20 }, () => new Types.ObjectId());

/** Threads of 200 comments, each talk of ten. */
function threadOf(ideaId: Types.ObjectId) {
  let root: Types.ObjectId | null = null;
  return Array.from({ length: 200 }, (_, n) => {
    const _id = new Types.ObjectId();
    const parentId: Types.ObjectId | null = n % 10 === 0 ? null : root;
    if (parentId === null) root = _id;
    return {
      ...{ _id, ideaId, parentId, body: `Remark ${n}`, depth: parentId ? 1 : 0 },
      path: pathBelow(parentId && String(parentId), _id),
      postedAt: new Date(Date.now() - n * 60_000),
    };
  });
}

test('whatever part of a thread is read, one walk of an index finds it', async () => {
  const database = await startDocumentdb(temporaryFolder());
  await connectDatabase(database.uri('threads'));
  afterThisTest(disconnectDatabase);
  await CommentRow.insertMany(ideaIds.flatMap(threadOf));
  await database.analyze();
  const [ideaId = new Types.ObjectId()] = ideaIds;
  const ids = [ideaId];
  const middle = await CommentRow.findOne({ ideaId, depth: 1 }).skip(90).orFail().lean();

  const asked: { filter: mongo.Filter<mongo.Document>; options: mongo.FindOptions }[] = [];
  mongoose.set('debug', (_collection: string, method: string, filter, options) => {
    if (method.startsWith('find') && !('_id' in filter)) asked.push({ filter, options });
  });
  await readSpan(ids, { from: '', to: null }, 50, 5);
  await readAround(ids, middle);
  await newestOf(ids);
  const since = new Date(Date.now() - 20 * 60_000);
  await CommentRow.findOne(writtenSince(ids, String(new Types.ObjectId()), since))
    .sort({ postedAt: 1, _id: 1 })
    .lean();
  mongoose.set('debug', false);

  // The first page, then before, after and beside a comment, the newest, the first unread.
  expect(asked.length).toBeGreaterThanOrEqual(7);
  for (const { filter, options } of asked) {
    const plan = planOf(await CommentRow.collection.find(filter, options).explain());
    expect({ filter, walks: plan.usesIndex !== null, sorts: plan.sortsInMemory }).toEqual({
      filter,
      walks: true,
      sorts: false,
    });
  }
});
