import { attachmentsPolicy } from '@leaven/shared/attachments/attachments.policy';
import {
  type AttachmentList,
  type AttachmentView,
  type attachmentPatch,
  isPicture,
} from '@leaven/shared/attachments/attachments.schemas';
import { conflict, invalidField, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { type Transaction, transact } from '../../database/connection';
import type { FileAnswer } from '../../http/send-file';
import { settings } from '../settings/settings.service';
import { type Attachment, AttachmentRow, placedWith } from './attachments.model';
import { presentAttachments } from './attachments.presenter';
import { ideaGate } from './gate';
import { gridFsStore as store } from './gridfs-store';
import { mimeOf } from './kinds';
import { place } from './places';
import { takeIn, type Upload } from './upload';

/** How long a removed file can be brought back; afterwards its bytes go. */
const UNDO_MS = 10 * 60_000;

const isWaitingOf = (actor: Actor, row: Attachment) =>
  row.ideaId === null && String(row.uploaderId) === actor.id;

async function editsIdeaOf(actor: Actor, row: Attachment): Promise<boolean> {
  if (row.ideaId === null) return isWaitingOf(actor, row);
  return (await ideaGate().edit(actor, String(row.ideaId))).allowed;
}

/** Whoever may read an idea or a comment may read what is with it; what waits is its uploader's alone. */
async function requireReadable(actor: Actor, row: Attachment | null): Promise<Attachment> {
  if (!row) throw notFound('file');
  if (row.commentId) await ideaGate().readComment(actor, String(row.commentId));
  else if (row.ideaId) await ideaGate().read(actor, String(row.ideaId));
  else if (!isWaitingOf(actor, row)) throw notFound('file');
  return row;
}

const requireAttachment = async (actor: Actor, id: string) =>
  requireReadable(actor, await AttachmentRow.findOne({ _id: id, position: { $ne: null } }).lean());

/** A file that has its own say: the pictures of a comment come and go with its text. */
async function requireOwnWay(actor: Actor, id: string): Promise<Attachment> {
  const row = await requireAttachment(actor, id);
  if (row.commentId) throw notFound('file');
  return row;
}

async function viewOf(actor: Actor, id: Types.ObjectId | string): Promise<AttachmentView> {
  const row = await AttachmentRow.findById(id).lean();
  if (!row) throw notFound('file');
  const editsIdea = await editsIdeaOf(actor, row);
  const [view] = await presentAttachments(actor, [row], () => editsIdea);
  if (!view) throw notFound('file');
  return view;
}

/** The files of a holder, then those of the others in their order. */
async function listOf(
  actor: Actor,
  holderIds: Types.ObjectId[],
  editsFirst: boolean,
): Promise<AttachmentList> {
  const { maxBytes, maxPerIdea, kinds } = (await settings.get()).attachments;
  const rows = await AttachmentRow.find(placedWith(holderIds)).sort({ position: 1 }).lean();
  const placeOf = new Map(holderIds.map((id, i) => [String(id), i]));
  const orderOf = ({ holderId }: Attachment) => placeOf.get(String(holderId)) ?? 0;
  rows.sort((a, b) => orderOf(a) - orderOf(b));
  return {
    items: await presentAttachments(actor, rows, (row) => editsFirst && orderOf(row) === 0),
    nextCursor: null,
    limits: { maxBytes, most: maxPerIdea, kinds },
    abilities: { attach: editsFirst && maxPerIdea > 0 && kinds.length > 0 },
  };
}

export const attachments = {
  /** Also those of what was merged into it: at most fifty times as many as an idea may have. */
  async ofIdea(actor: Actor, ideaId: string): Promise<AttachmentList> {
    const ids = await ideaGate().read(actor, ideaId);
    return listOf(actor, ids, (await ideaGate().edit(actor, ideaId)).allowed);
  },

  waitingOf: (actor: Actor): Promise<AttachmentList> =>
    listOf(actor, [new Types.ObjectId(actor.id)], true),

  add: async (actor: Actor, upload: Upload): Promise<AttachmentView> =>
    viewOf(actor, await takeIn(actor, upload)),

  /** @throws AppError 404 where it is none, or there is no smaller one of it */
  async file(actor: Actor, id: string, part: 'whole' | 'thumbnail'): Promise<FileAnswer> {
    const row = await requireAttachment(actor, id);
    const { fileId, bytes } = part === 'whole' ? row : (row.thumbnail ?? {});
    if (fileId === undefined || bytes === undefined) throw notFound('thumbnail');
    return {
      name: part === 'whole' ? row.name : `${row.name}.webp`,
      mime: mimeOf(part === 'whole' ? row.kind : 'webp'),
      bytes,
      disposition: isPicture(row.kind) ? 'inline' : 'attachment',
      etag: String(fileId),
      open: (range) => store.get(fileId, range),
    };
  },

  async describe(
    actor: Actor,
    id: string,
    { alt }: z.output<typeof attachmentPatch>,
  ): Promise<AttachmentView> {
    const row = await requireOwnWay(actor, id);
    const uploaderId = String(row.uploaderId);
    enforce(attachmentsPolicy.describe(actor, { uploaderId, editsIdea: false }));
    if (!isPicture(row.kind)) throw conflict('no_picture', 'Only a picture can be described.');
    await transact(async ({ session, record }) => {
      await AttachmentRow.updateOne({ _id: row._id }, { $set: { alt } }, { session });
      if (!row.ideaId) return;
      const data = { ideaId: String(row.ideaId), attachmentId: id, what: 'described' } as const;
      await record({ kind: 'attachments.changed', actorId: actor.id, data });
    });
    return viewOf(actor, id);
  },

  /** Repeating it changes nothing, for who did it. */
  async remove(actor: Actor, id: string): Promise<void> {
    if (await AttachmentRow.exists({ _id: id, position: null, deletedById: actor.id })) return;
    const row = await requireOwnWay(actor, id);
    const state = { uploaderId: String(row.uploaderId), editsIdea: await editsIdeaOf(actor, row) };
    enforce(attachmentsPolicy.remove(actor, state));
    await transact(async ({ session, record }) => {
      const removed = await AttachmentRow.updateOne(
        { _id: row._id, position: { $ne: null } },
        {
          $set: {
            position: null,
            deletedAt: new Date(),
            deletedById: actor.id,
            sweepAt: new Date(Date.now() + UNDO_MS),
          },
        },
        { session },
      );
      if (removed.matchedCount === 0) throw notFound('file');
      if (!row.ideaId) return;
      const data = { ideaId: String(row.ideaId), attachmentId: id, what: 'removed' } as const;
      await record({ kind: 'attachments.changed', actorId: actor.id, data });
    });
  },

  /** Brings back what this person removed, within ten minutes, if a place is still free. */
  async restore(actor: Actor, id: string): Promise<AttachmentView> {
    const row = await AttachmentRow.findById(id).lean();
    if (row?.commentId || (row?.position === null && String(row.deletedById) !== actor.id))
      throw notFound('file');
    const found = await requireReadable(actor, row);
    if (found.deletedAt) {
      const { maxPerIdea } = (await settings.get()).attachments;
      if (!found.sweepAt || found.sweepAt < new Date())
        throw conflict('too_late', 'This file can no longer be brought back.');
      await place(found, maxPerIdea, actor.id, 'restored');
    }
    return viewOf(actor, id);
  },

  /**
   * Gives waiting files to the idea that is posted, in the transaction that makes it.
   * @throws AppError 400 that names `attachmentIds` when one is gone, or there are too many
   */
  async bindIn({ session }: Transaction, actor: Actor, ideaId: Types.ObjectId, ids: string[]) {
    if (ids.length === 0) return;
    const field = 'attachmentIds';
    const { maxPerIdea } = (await settings.get()).attachments;
    if (ids.length > maxPerIdea)
      throw invalidField(field, 'too_many_attachments', `At most ${maxPerIdea} files fit.`);
    const now = new Date();
    const bound = await AttachmentRow.bulkWrite(
      ids.map((id, position) => ({
        updateOne: {
          filter: {
            _id: new Types.ObjectId(id),
            uploaderId: new Types.ObjectId(actor.id),
            ideaId: null,
            position: { $ne: null },
            sweepAt: { $gt: now },
          },
          update: { $set: { ideaId, holderId: ideaId, position, sweepAt: null } },
        },
      })),
      { session },
    );
    if (bound.matchedCount !== ids.length)
      throw invalidField(field, 'no_such_attachment', 'A file is gone. Please attach it again.');
  },
};
