import type { Readable } from 'node:stream';
import type { Types } from 'mongoose';

/** Where the bytes of files are kept, by id. Storage that speaks S3 fits behind it as well. */
export interface FileStore {
  /** Stores all of the stream. What it had stored of one that fails it takes away again. */
  put(id: Types.ObjectId, from: Readable): Promise<void>;
  /** @param range first and last byte, both included */
  get(id: Types.ObjectId, range?: { start: number; end: number }): Readable;
  /** Takes away every byte of it; no error where there is none. */
  delete(id: Types.ObjectId): Promise<void>;
}
