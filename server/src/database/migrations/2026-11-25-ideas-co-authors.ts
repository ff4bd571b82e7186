import mongoose from 'mongoose';
import type { Migration } from './index';

/** Ideas may be written together: those from before have their author alone. */
export const coAuthors: Migration = {
  name: '2026-11-25-ideas-co-authors',
  async run() {
    const ideas = mongoose.connection.collection('ideas');
    await ideas.updateMany(
      { coAuthorSeats: { $exists: false } },
      { $set: { coAuthorIds: [], coAuthorSeats: 0 } },
    );
  },
};
