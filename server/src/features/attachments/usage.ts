import { AppError } from '@leaven/shared/http/errors';
import { refuseFile } from '../../http/incoming-file';
import { keptFor } from '../../kept';
import { AttachmentRow } from './attachments.model';

/** All bytes are added up at most this often; what is sent meanwhile may go over by so much. */
const kept = keptFor<number>(30_000);

async function addUp(): Promise<number> {
  const bytes = { $add: ['$bytes', { $ifNull: ['$thumbnail.bytes', 0] }] };
  const [sum] = await AttachmentRow.aggregate<{ bytes: number }>([
    { $group: { _id: null, bytes: { $sum: bytes } } },
  ]);
  return sum?.bytes ?? 0;
}

/** @throws AppError 409 once all files together take as much as an administrator allows */
export async function requireRoom(maxTotalBytes: number): Promise<void> {
  if ((await kept.get(addUp)) >= maxTotalBytes)
    throw refuseFile(
      409,
      'storage_full',
      'There is no room for more files. An administrator can make some.',
    );
}

/** So many files of one person may be on their way at once. */
const MOST_AT_ONCE = 6;
const underWay = new Map<string, number>();

/** @throws AppError 429 when this person is sending too many already */
export async function oneOfFew<T>(personId: string, work: () => Promise<T>): Promise<T> {
  const count = underWay.get(personId) ?? 0;
  if (count >= MOST_AT_ONCE)
    throw new AppError(429, 'too_many_uploads', 'Too many files at once. Please wait a moment.', {
      details: { retryAfter: 2 },
    });
  underWay.set(personId, count + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(personId) ?? 1) - 1;
    if (left > 0) underWay.set(personId, left);
    else underWay.delete(personId);
  }
}
