import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import type { FileStore } from './file-store';

type Bucket = InstanceType<typeof mongoose.mongo.GridFSBucket>;
/** A bucket looks for its indexes before its first write, so it is kept as long as the connection. */
const buckets = new WeakMap<object, Bucket>();

function bucket(): Bucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const kept = buckets.get(db);
  if (kept) return kept;
  const made = new mongoose.mongo.GridFSBucket(db, { bucketName: 'files' });
  buckets.set(db, made);
  return made;
}

const isMissing = (error: unknown) => (error as Error).name === 'MongoRuntimeError';

export const gridFsStore: FileStore = {
  async put(id, from) {
    try {
      await pipeline(from, bucket().openUploadStreamWithId(id, String(id)));
    } catch (error) {
      await gridFsStore.delete(id).catch(() => {});
      throw error;
    }
  },

  get: (id, range) =>
    bucket().openDownloadStream(id, range ? { start: range.start, end: range.end + 1 } : {}),

  async delete(id) {
    // Its pieces are deleted also where the file itself is not known, or no more.
    await bucket()
      .delete(id)
      .catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
  },
};
