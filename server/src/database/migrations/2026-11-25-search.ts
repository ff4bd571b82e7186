import mongoose from 'mongoose';
import { titleWordsOf } from '../../features/ideas/words';
import type { Migration } from './index';
import { eachBatch } from './walk';

/** Ideas learn the words of their titles, and that they belong to no campaign. */
export const search: Migration = {
  name: '2026-11-25-search',
  async run(progress) {
    const ideas = mongoose.connection.collection('ideas');
    const titled = { collection: 'ideas', fields: ['title', 'titleWords'] };
    await eachBatch(progress, titled, async (rows) => {
      const updates = rows
        .filter(({ titleWords }) => titleWords === undefined)
        .map(({ _id, title }) => {
          const set = { titleWords: titleWordsOf(String(title ?? '')), campaignId: null };
          return { updateOne: { filter: { _id }, update: { $set: set } } };
        });
      if (updates.length > 0) await ideas.bulkWrite(updates, { ordered: false });
    });
  },
};
