import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPicture, MOST_WAITING } from '@leaven/shared/attachments/attachments.schemas';
import { enforce } from '@leaven/shared/http/verdict';
import type { AttachmentRule } from '@leaven/shared/settings/settings.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { type IncomingFile, refuseFile, withFolder } from '../../http/incoming-file';
import { settings } from '../settings/settings.service';
import { type Attachment, AttachmentRow } from './attachments.model';
import { waitingForComments } from './comment-pictures';
import { ideaGate } from './gate';
import { gridFsStore as store } from './gridfs-store';
import { kindOf } from './kinds';
import { safeName } from './names';
import { drawAnew, type MadePicture } from './pictures';
import { freePlace, place } from './places';
import { oneOfFew, requireRoom } from './usage';

/** Longer than storing a checked file may take; what is older was left by a crash. */
const ARRIVING_MS = 60 * 60_000;

export interface Upload {
  /** Null: it waits for its idea to be posted. */
  ideaId: string | null;
  /** It waits for a comment, which takes pictures alone. */
  forComment?: boolean;
  name: string;
  file: IncomingFile;
  /** Of the new attachment; sending it again with the same finds the first. */
  _id: Types.ObjectId;
}

/** What will be stored, lying in a folder of its own. */
interface Prepared {
  kind: Attachment['kind'];
  main: { path: string; bytes: number };
  picture: MadePicture | null;
  thumbnail: MadePicture | null;
}

async function prepare(folder: string, rule: AttachmentRule, upload: Upload): Promise<Prepared> {
  const path = join(folder, 'file');
  const bytes = await upload.file.saveTo(path, rule.maxBytes);
  const kind = await kindOf(path, upload.name);
  if (!rule.kinds.includes(kind))
    throw refuseFile(400, 'kind_not_allowed', `Files of the kind ${kind} are not taken here.`);
  if (upload.forComment && !isPicture(kind))
    throw refuseFile(400, 'no_picture', 'A comment can show pictures alone.');
  if (kind !== 'png' && kind !== 'jpg' && kind !== 'webp' && kind !== 'gif')
    return { kind, main: { path, bytes }, picture: null, thumbnail: null };
  const { picture, thumbnail } = await drawAnew(path, kind);
  return { kind, main: picture, picture, thumbnail };
}

function holderOf({ id }: Pick<Actor, 'id'>, { ideaId, forComment }: Upload): Types.ObjectId {
  return forComment ? waitingForComments(id) : new Types.ObjectId(ideaId ?? id);
}

/** Writes the row first, to be swept: from then on no byte can be stored and forgotten. */
async function writeRow(
  actor: Pick<Actor, 'id'>,
  upload: Upload,
  made: Prepared,
): Promise<Attachment> {
  const { ideaId } = upload;
  const uploaderId = new Types.ObjectId(actor.id);
  const row: Attachment = {
    _id: upload._id,
    ideaId: ideaId === null ? null : new Types.ObjectId(ideaId),
    uploaderId,
    holderId: holderOf(actor, upload),
    position: null,
    name: safeName(upload.name, made.kind),
    alt: '',
    kind: made.kind,
    bytes: made.main.bytes,
    width: made.picture?.width ?? null,
    height: made.picture?.height ?? null,
    fileId: new Types.ObjectId(),
    thumbnail: made.thumbnail && {
      fileId: new Types.ObjectId(),
      bytes: made.thumbnail.bytes,
    },
    createdAt: new Date(),
    deletedAt: null,
    deletedById: null,
    sweepAt: new Date(Date.now() + ARRIVING_MS),
  };
  const insert = (one: Attachment) => AttachmentRow.insertMany([one], { lean: true });
  try {
    await insert(row);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // A try before this one died on its way; what it left is swept.
    row._id = new Types.ObjectId();
    await insert(row);
  }
  return row;
}

async function putFiles(row: Attachment, made: Prepared): Promise<void> {
  await store.put(row.fileId, createReadStream(made.main.path));
  if (row.thumbnail && made.thumbnail)
    await store.put(row.thumbnail.fileId, createReadStream(made.thumbnail.path));
}

/** Takes away what did not become an attachment. What cannot be now, the sweep takes later. */
async function takeBack(row: Attachment): Promise<void> {
  await removeFiles(row);
  await AttachmentRow.deleteOne({ _id: row._id, position: null });
}

export async function removeFiles(row: Pick<Attachment, 'fileId' | 'thumbnail'>): Promise<void> {
  await store.delete(row.fileId);
  if (row.thumbnail) await store.delete(row.thumbnail.fileId);
}

const mostIn = (ideaId: string | null, rule: AttachmentRule) =>
  ideaId === null ? Math.min(MOST_WAITING, 3 * rule.maxPerIdea) : rule.maxPerIdea;

async function requirePlace(actor: Actor, upload: Upload, most: number): Promise<void> {
  const { ideaId } = upload;
  if (ideaId !== null) enforce(await ideaGate().edit(actor, ideaId));
  await freePlace(holderOf(actor, upload), most);
}

/**
 * Takes a file in. It lies in a folder of its own until it is known to be good, so what breaks off
 * or is refused never comes near the database.
 * @returns the id of the attachment
 * @throws AppError that names `file`: 400 wrong kind, broken, a bomb; 409 too many, no room; 413
 */
export async function takeIn(actor: Actor, upload: Upload): Promise<Types.ObjectId> {
  const first = await AttachmentRow.findOne({ _id: upload._id, uploaderId: actor.id }).lean();
  if (first && first.position !== null) return first._id;
  const rule = (await settings.get()).attachments;
  const most = mostIn(upload.ideaId, rule);
  await requirePlace(actor, upload, most);
  await requireRoom(rule.maxTotalBytes);
  return oneOfFew(actor.id, () =>
    withFolder(async (folder) => {
      const made = await prepare(folder, rule, upload);
      // Who went away meanwhile does not know of it, and would find something they gave up.
      upload.file.requireSender();
      const row = await writeRow(actor, upload, made);
      try {
        await putFiles(row, made);
        await requirePlace(actor, upload, most);
        upload.file.requireSender();
        await place(row, most, actor.id, 'added');
      } catch (error) {
        await takeBack(row).catch(() => {});
        throw error;
      }
      return row._id;
    }),
  );
}

/** Attaches a content past every gate, as if it had been sent: for who fills a database. */
export async function fileAway(
  uploaderId: Types.ObjectId,
  ideaId: Types.ObjectId,
  name: string,
  content: Buffer,
  about: Pick<Attachment, 'position' | 'alt' | 'createdAt'>,
): Promise<void> {
  const file: IncomingFile = {
    requireSender() {},
    async saveTo(path) {
      await writeFile(path, content);
      return content.length;
    },
  };
  await withFolder(async (folder) => {
    const upload = { ideaId: String(ideaId), name, file, _id: new Types.ObjectId() };
    const made = await prepare(folder, (await settings.get()).attachments, upload);
    const row = await writeRow({ id: String(uploaderId) }, upload, made);
    await putFiles(row, made);
    await AttachmentRow.updateOne({ _id: row._id }, { $set: { ...about, sweepAt: null } });
  });
}
