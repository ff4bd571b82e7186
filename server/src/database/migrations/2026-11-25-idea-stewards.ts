import mongoose from 'mongoose';
import type { Migration } from './index';
import { eachBatch } from './walk';

/** Every idea learns who must answer it: until now that was always its category's steward. */
export const ideaStewards: Migration = {
  name: '2026-11-25-idea-stewards',
  async run(progress) {
    const { connection } = mongoose;
    const ideas = connection.collection('ideas');
    const categories = await connection.collection('categories').find().toArray();
    const stewards = new Map(categories.map(({ _id, stewardId }) => [String(_id), stewardId]));
    const filed = { collection: 'ideas', fields: ['categoryId', 'stewardId'] };
    await eachBatch(progress, filed, async (rows) => {
      const updates = rows.flatMap(({ _id, categoryId, stewardId: has }) => {
        const stewardId = stewards.get(String(categoryId));
        if (has !== undefined || stewardId === undefined) return [];
        const update = { $set: { stewardId, handedOn: false } };
        return [{ updateOne: { filter: { _id, stewardId: { $exists: false } }, update } }];
      });
      if (updates.length > 0) await ideas.bulkWrite(updates, { ordered: false });
    });
  },
};
