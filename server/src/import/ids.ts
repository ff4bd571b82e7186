import { createHash } from 'node:crypto';
import { Types } from 'mongoose';

/**
 * The id of what is imported: its date to the millisecond, then a hash of its external id. So ids
 * sort by time, as those made here do, and the same row has the same id in whatever order it comes.
 */
export function importedId(
  kind: 'idea' | 'comment' | 'decision',
  externalId: string,
  at: Date,
): Types.ObjectId {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(Math.floor(at.getTime() / 1000), 0);
  bytes.writeUInt16BE(at.getTime() % 1000, 4);
  createHash('sha256').update(`${kind} ${externalId}`).digest().copy(bytes, 6, 0, 6);
  return new Types.ObjectId(bytes);
}
