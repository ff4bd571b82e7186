import type { Writable } from 'node:stream';
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

/** Settles when the stream has stored what it was given. */
const stored = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));

/**
 * Piece by piece, each stored before the next is read: where it breaks off nothing is on its way any
 * more that could arrive after the pieces were deleted, as it could with a pipeline.
 */
async function write(from: AsyncIterable<Buffer>, to: Writable): Promise<void> {
  // What fails is told by the call; unheard, the event would end the process.
  to.on('error', () => {});
  for await (const piece of from) await stored((done) => to.write(piece, done));
  await stored((done) => to.end(done));
}

export const gridFsStore: FileStore = {
  async put(id, from) {
    try {
      await write(from, bucket().openUploadStreamWithId(id, String(id)));
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
