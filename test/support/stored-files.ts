import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import mongoose from 'mongoose';
import { AttachmentRow } from '../../server/src/features/attachments/attachments.model';

const countOf = async (collection: string) =>
  (await mongoose.connection.db?.collection(collection).countDocuments({})) ?? 0;

/** How many uploads of this process are being written. */
export async function foldersOnTheWay(): Promise<number> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith(`leaven-upload-${process.pid}-`)).length;
}

/** All that uploads have left: files and their pieces, rows that stand for them, folders on the way. */
export async function storedFiles() {
  return {
    files: await countOf('files.files'),
    pieces: await countOf('files.chunks'),
    rows: await AttachmentRow.countDocuments({}),
    folders: await foldersOnTheWay(),
  };
}
