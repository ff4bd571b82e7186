import { expect, test } from '@jest/globals';
import mongoose, { type mongo, Types } from 'mongoose';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { planOf } from '../../server/src/database/plan';
import { CommentRow, pathBelow } from '../../server/src/features/comments/comments.model';
import { NoteRow } from '../../server/src/features/comments/notes.model';
import {
  firstSince,
  newestOf,
  readAround,
  readSpan,
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
  const authorId = new Types.ObjectId();
  await NoteRow.insertMany(ideaIds.flatMap(threadOf).map((row) => ({ ...row, authorId })));
  await database.analyze();
  const [ideaId = new Types.ObjectId()] = ideaIds;
  // As staff have it: notes stand among the comments.
  const thread = { ids: [ideaId], notes: true };
  const middle = await CommentRow.findOne({ ideaId, depth: 1 }).skip(90).orFail().lean();

  const asked: {
    kept: string;
    filter: mongo.Filter<mongo.Document>;
    options: mongo.FindOptions;
  }[] = [];
  mongoose.set('debug', (kept: string, method: string, filter, options) => {
    if (method.startsWith('find') && !('_id' in filter)) asked.push({ kept, filter, options });
  });
  await readSpan(thread, { from: '', to: null }, 50, 5);
  await readAround(thread, middle);
  await newestOf(thread);
  const since = new Date(Date.now() - 20 * 60_000);
  await firstSince(thread, { id: String(new Types.ObjectId()) }, since);
  mongoose.set('debug', false);

  // Of both: the first page, then before, after and beside a comment, the newest, the first unread.
  expect(asked.length).toBeGreaterThanOrEqual(14);
  for (const { kept, filter, options } of asked) {
    const plan = planOf(await mongoose.connection.collection(kept).find(filter, options).explain());
    expect({ kept, filter, walks: plan.usesIndex !== null, sorts: plan.sortsInMemory }).toEqual({
      kept,
      filter,
      walks: true,
      sorts: false,
    });
  }
});
