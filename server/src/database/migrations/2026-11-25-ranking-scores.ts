import { assumedImpressions, eyesScore, topScore } from '@leaven/shared/ideas/ranking';
import mongoose, { type Types } from 'mongoose';
import type { Migration } from './index';

const BATCH = 1_000;

interface Idea {
  _id: Types.ObjectId;
  votes: number;
  postedAt: Date;
}

/** Ideas get what Top and Needs eyes order by; how often they were seen until now is assumed. */
export const rankingScores: Migration = {
  name: '2026-11-25-ranking-scores',
  async run() {
    const ideas = mongoose.connection.collection<Idea>('ideas');
    const now = new Date();
    for (;;) {
      const rows = await ideas
        .find({ eyes: { $exists: false } }, { projection: { votes: 1, postedAt: 1 } })
        .limit(BATCH)
        .toArray();
      if (rows.length === 0) return;
      await ideas.bulkWrite(
        rows.map(({ _id, votes, postedAt }) => {
          const impressions = assumedImpressions(votes, postedAt, now);
          const scores = { top: topScore(votes, impressions), eyes: eyesScore(votes, impressions) };
          const counted = { impressions, earlierImpressions: impressions, impressionsFoldedTo: '' };
          return { updateOne: { filter: { _id }, update: { $set: { ...counted, ...scores } } } };
        }),
        { ordered: false },
      );
    }
  },
};
