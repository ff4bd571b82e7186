import type { Types } from 'mongoose';
import { removeLeftFolders } from '../../http/incoming-file';
import { type Attachment, AttachmentRow } from './attachments.model';
import { removeFiles } from './upload';

/** Nodes' clocks differ; nobody can still want what this long ago nobody could have any more. */
const GRACE_MS = 60_000;
const AT_ONCE = 200;
const LOOK_FOR_FOLDERS_MS = 60 * 60_000;
let lookedAt = 0;

/** Takes away removed files that nobody brought back, those that waited in vain, and crashed ones. */
export async function sweepAttachments(graceMs = GRACE_MS): Promise<void> {
  const before = new Date(Date.now() - graceMs);
  const rows = await AttachmentRow.find({ sweepAt: { $lt: before, $type: 'date' } })
    .limit(AT_ONCE)
    .lean<Attachment[]>();
  for (const row of rows) {
    // The row last: while it is there, whoever comes next finds what is left of the files.
    await removeFiles(row);
    await AttachmentRow.deleteOne({ _id: row._id, sweepAt: row.sweepAt });
  }
  if (Date.now() - lookedAt < LOOK_FOR_FOLDERS_MS) return;
  lookedAt = Date.now();
  await removeLeftFolders();
}

/** Leaves everything of these ideas to the next sweep. Repeating it changes nothing. */
export async function dropAttachmentsOf(ideaIds: Types.ObjectId[]): Promise<void> {
  const now = new Date();
  await AttachmentRow.updateMany(
    // A comment keeps its pictures as long as its words.
    { ideaId: { $in: ideaIds }, commentId: null },
    { $set: { position: null, deletedAt: now, deletedById: null, sweepAt: now } },
  );
}
