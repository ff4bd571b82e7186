import { assumedImpressions, eyesScore, topScore } from '@leaven/shared/ideas/ranking';
import mongoose from 'mongoose';
import type { Migration } from './index';
import { eachBatch } from './walk';

/** Ideas get what Top and Needs eyes order by; how often they were seen until now is assumed. */
export const rankingScores: Migration = {
  name: '2026-11-25-ranking-scores',
  async run(progress) {
    const ideas = mongoose.connection.collection('ideas');
    const now = new Date();
    const ranked = { collection: 'ideas', fields: ['votes', 'postedAt', 'eyes'] };
    await eachBatch(progress, ranked, async (rows) => {
      const updates = rows
        .filter(({ eyes }) => eyes === undefined)
        .map(({ _id, votes, postedAt }) => {
          const impressions = assumedImpressions(votes, postedAt, now);
          const scores = { top: topScore(votes, impressions), eyes: eyesScore(votes, impressions) };
          const counted = { impressions, earlierImpressions: impressions, impressionsFoldedTo: '' };
          return { updateOne: { filter: { _id }, update: { $set: { ...counted, ...scores } } } };
        });
      if (updates.length > 0) await ideas.bulkWrite(updates, { ordered: false });
    });
  },
};
