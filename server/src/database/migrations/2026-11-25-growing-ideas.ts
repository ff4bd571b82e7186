import mongoose from 'mongoose';
import type { Migration } from './index';

/** Ideas may say whom they would help and what they need, and categories what to mind while writing. */
export const growingIdeas: Migration = {
  name: '2026-11-25-growing-ideas',
  async run() {
    const { connection } = mongoose;
    await connection
      .collection('ideas')
      .updateMany(
        { beneficiary: { $exists: false } },
        { $set: { beneficiary: '', beneficiaryKey: null } },
      );
    await connection
      .collection('ideas')
      .updateMany({ openAsks: { $exists: false } }, { $set: { openAsks: [] } });
    await connection
      .collection('categories')
      .updateMany({ guidance: { $exists: false } }, { $set: { guidance: '' } });
  },
};
