import mongoose from 'mongoose';
import type { Migration } from './index';

/** No idea of an earlier release was merged by pointers. */
export const mergedIdeas: Migration = {
  name: '2026-11-25-merged-ideas',
  async run() {
    const ideas = mongoose.connection.collection('ideas');
    await ideas.updateMany(
      { mergedFrom: { $exists: false } },
      { $set: { mergedInto: [], mergedFrom: [] } },
    );
  },
};
