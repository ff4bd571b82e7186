import { AppError, conflict } from '@leaven/shared/http/errors';
import type { Types } from 'mongoose';
import { isDuplicate, transact } from '../../database/connection';
import type { Facts } from '../../events/facts';
import { type Attachment, AttachmentRow, placedWith } from './attachments.model';

/** How long a file waits for its idea to be posted. */
const WAITING_MS = 24 * 60 * 60_000;

const tooManyAttachments = (most: number): AppError => {
  const message =
    most === 0 ? 'Files cannot be attached here.' : `There can be ${most} files at most.`;
  return new AppError(409, 'too_many_attachments', message, {
    fields: [{ field: 'file', code: 'too_many_attachments', message }],
  });
};

/** @throws AppError 409 when `most` files have their places already */
export async function freePlace(holderId: Types.ObjectId, most: number): Promise<number> {
  const rows = await AttachmentRow.find(placedWith([holderId]), { position: 1 }).lean();
  const taken = new Set(rows.map(({ position }) => position));
  const free = Array.from({ length: most }, (_, place) => place).find((one) => !taken.has(one));
  if (free === undefined || taken.size >= most) throw tooManyAttachments(most);
  return free;
}

/**
 * Gives an attachment the first free place among the files of its holder, and tells who looks at
 * its idea. Of two who want the same place the unique key lets one have it; the other looks again.
 */
export async function place(
  row: Pick<Attachment, '_id' | 'ideaId' | 'holderId'>,
  most: number,
  actorId: string,
  what: Facts['attachments.changed']['what'],
): Promise<void> {
  const sweepAt = row.ideaId ? null : new Date(Date.now() + WAITING_MS);
  for (;;) {
    const position = await freePlace(row.holderId, most);
    try {
      await transact(async ({ session, record }) => {
        const placed = await AttachmentRow.updateOne(
          { _id: row._id, position: null, sweepAt: { $gt: new Date() } },
          { $set: { position, sweepAt, deletedAt: null, deletedById: null } },
          { session },
        );
        if (placed.matchedCount === 0)
          throw conflict('changed_meanwhile', 'This file was changed or removed meanwhile.');
        if (!row.ideaId) return;
        const ideaId = String(row.ideaId);
        const data = { ideaId, attachmentId: String(row._id), what };
        await record({ kind: 'attachments.changed', actorId, data });
      });
      return;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}
