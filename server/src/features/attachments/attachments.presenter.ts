import { attachmentsPolicy } from '@leaven/shared/attachments/attachments.policy';
import { type AttachmentView, isPicture } from '@leaven/shared/attachments/attachments.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { personRefs } from '../users/users.refs';
import type { Attachment } from './attachments.model';
import { altFrom } from './names';

/** @param editsIdea whether the viewer may change what belongs to the idea of a file, now */
export async function presentAttachments(
  actor: Actor,
  rows: Attachment[],
  editsIdea: (row: Attachment) => boolean,
): Promise<AttachmentView[]> {
  const refs = await personRefs(rows.map((row) => row.uploaderId));
  return rows.map((row) => {
    const state = { uploaderId: String(row.uploaderId), editsIdea: editsIdea(row) };
    return {
      id: String(row._id),
      ideaId: row.ideaId === null ? null : String(row.ideaId),
      name: row.name,
      alt: isPicture(row.kind) ? row.alt || altFrom(row.name) : '',
      kind: row.kind,
      bytes: row.bytes,
      width: row.width,
      height: row.height,
      uploader: refs(row.uploaderId),
      createdAt: row.createdAt.toISOString(),
      abilities: {
        describe: isPicture(row.kind) && attachmentsPolicy.describe(actor, state).allowed,
        remove: attachmentsPolicy.remove(actor, state).allowed,
      },
    };
  });
}
