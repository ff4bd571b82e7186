import mongoose from 'mongoose';
import { titleWordsOf } from '../../features/ideas/words';
import type { Migration } from './index';

const BATCH = 1_000;

/** Ideas learn the words of their titles, and that they belong to no campaign. */
export const search: Migration = {
  name: '2026-11-25-search',
  async run() {
    const ideas = mongoose.connection.collection('ideas');
    const unread = ideas.find({ titleWords: { $exists: false } }, { projection: { title: 1 } });
    let batch: Parameters<typeof ideas.bulkWrite>[0][number][] = [];
    const flush = async () => {
      if (batch.length > 0) await ideas.bulkWrite(batch, { ordered: false });
      batch = [];
    };
    for await (const { _id, title } of unread) {
      const update = { $set: { titleWords: titleWordsOf(String(title ?? '')), campaignId: null } };
      batch.push({ updateOne: { filter: { _id }, update } });
      if (batch.length === BATCH) await flush();
    }
    await flush();
  },
};
