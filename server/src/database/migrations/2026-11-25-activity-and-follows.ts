import mongoose from 'mongoose';
import { isDuplicate } from '../duplicate';
import type { Migration } from './index';
import { eachBatch } from './walk';

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

/** Ideas learn when something last happened to them, and people follow what they wrote. */
export const activityAndFollows: Migration = {
  name: '2026-11-25-activity-and-follows',
  async run(progress) {
    const ideas = mongoose.connection.collection('ideas');
    const written = { collection: 'ideas', fields: ['authorId', 'postedAt'] };
    await eachBatch(progress, written, async (rows, range) => {
      await ideas.updateMany({ ...range, activityAt: { $exists: false } }, [
        { $set: { activityAt: '$postedAt' } },
      ]);
      await follow(
        rows.map(({ _id, authorId, postedAt }) => ({ ideaId: _id, authorId, at: postedAt })),
      );
    });
    const said = { collection: 'comments', fields: ['ideaId', 'authorId', 'postedAt'] };
    await eachBatch(progress, said, async (rows) => {
      await follow(
        rows.map(({ ideaId, authorId, postedAt }) => ({ ideaId, authorId, at: postedAt })),
      );
      await ideas.bulkWrite(
        rows.map(({ ideaId, postedAt }) => ({
          updateOne: {
            filter: { _id: ideaId, activityAt: { $lt: postedAt } },
            update: { $set: { activityAt: postedAt } },
          },
        })),
        { ordered: false },
      );
    });
  },
};
