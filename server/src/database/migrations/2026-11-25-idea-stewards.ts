import mongoose from 'mongoose';
import type { Migration } from './index';

/** Every idea learns who must answer it: until now that was always its category's steward. */
export const ideaStewards: Migration = {
  name: '2026-11-25-idea-stewards',
  async run() {
    const { connection } = mongoose;
    const ideas = connection.collection('ideas');
    for await (const { _id, stewardId } of connection.collection('categories').find())
      await ideas.updateMany(
        { categoryId: _id, stewardId: { $exists: false } },
        { $set: { stewardId, handedOn: false } },
      );
  },
};
