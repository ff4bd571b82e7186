import mongoose from 'mongoose';
import type { Migration } from './index';

/** Indexes that were replaced by others: each write kept them up for nothing. */
const unused = ['openAsks_1_hot_-1__id_-1', 'beneficiaryKey_1_hot_-1__id_-1'];

export const unusedIndexes: Migration = {
  name: '2026-11-25-unused-indexes',
  async run() {
    const collections = await mongoose.connection.listCollections();
    if (!collections.some(({ name }) => name === 'ideas')) return;
    const ideas = mongoose.connection.collection('ideas');
    const there = new Set((await ideas.indexes()).map(({ name }) => name));
    for (const name of unused) if (there.has(name)) await ideas.dropIndex(name);
  },
};
