import mongoose from 'mongoose';
import { isDuplicate } from '../duplicate';
import type { Migration } from './index';

const BATCH = 1_000;

interface Written {
  ideaId: unknown;
  authorId: unknown;
  at: Date;
}

/** Whoever wrote an idea or a comment follows it from then on; a row that is there stays. */
async function follow(written: Written[]): Promise<void> {
  const rows = written
    .filter(({ authorId }) => authorId)
    .map(({ ideaId, authorId, at }) => ({
      _id: `idea:${ideaId}:${authorId}`,
      kind: 'idea',
      targetId: ideaId,
      userId: authorId,
      following: true,
      at,
    }));
  if (rows.length === 0) return;
  const follows = mongoose.connection.collection<(typeof rows)[number]>('follows');
  await follows.insertMany(rows, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

async function eachBatch(
  collection: string,
  work: (rows: Record<string, unknown>[]) => Promise<void>,
): Promise<void> {
  let batch: Record<string, unknown>[] = [];
  for await (const row of mongoose.connection.collection(collection).find()) {
    batch.push(row);
    if (batch.length === BATCH) {
      await work(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await work(batch);
}

/** Ideas learn when something last happened to them, and people follow what they wrote. */
export const activityAndFollows: Migration = {
  name: '2026-11-25-activity-and-follows',
  async run() {
    const ideas = mongoose.connection.collection('ideas');
    await ideas.updateMany({ activityAt: { $exists: false } }, [
      { $set: { activityAt: '$postedAt' } },
    ]);
    await eachBatch('ideas', (rows) =>
      follow(
        rows.map(({ _id, authorId, postedAt }) => ({
          ideaId: _id,
          authorId,
          at: postedAt as Date,
        })),
      ),
    );
    await eachBatch('comments', async (rows) => {
      await follow(
        rows.map(({ ideaId, authorId, postedAt }) => ({ ideaId, authorId, at: postedAt as Date })),
      );
      await ideas.bulkWrite(
        rows.map(({ ideaId, postedAt }) => ({
          updateOne: {
            filter: { _id: ideaId as never, activityAt: { $lt: postedAt } },
            update: { $set: { activityAt: postedAt } },
          },
        })),
        { ordered: false },
      );
    });
  },
};
