import { PassThrough, Readable } from 'node:stream';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { ZipFile } from 'yazl';
import { AttachmentRow } from '../features/attachments/attachments.model';
import { gridFsStore } from '../features/attachments/gridfs-store';
import type { FileAnswer } from '../http/send-file';
import { personalData, rowsOf } from './personal-data';

/** A JSON array, written as the rows come. */
async function* jsonOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[';
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** Of a file's name what every system takes, after the id that tells it from others of that name. */
const pathOf = (id: Types.ObjectId, name: string) =>
  `files/${id}-${name.replace(/[^\p{L}\p{N}._ -]/gu, '_')}`;

/** Puts one thing after the other into the ZIP; each is read when its turn has come. */
async function fill(zip: ZipFile, me: Actor): Promise<void> {
  for (const kind of personalData)
    zip.addReadStreamLazy(`${kind.name}.json`, {}, (done) =>
      done(null, Readable.from(jsonOf(rowsOf(kind, me)), { objectMode: false })),
    );
  const mine = { uploaderId: new Types.ObjectId(me.id), deletedAt: null };
  const files = AttachmentRow.find(mine, { name: 1, fileId: 1 }).lean().cursor();
  // What is kept is packed already.
  for await (const { _id, name, fileId } of files)
    zip.addReadStreamLazy(pathOf(_id, name), { compress: false }, (done) =>
      done(null, gridFsStore.get(fileId)),
    );
  zip.end();
}

/** Everything that is kept of one person, as one ZIP that is made while it is sent. */
export function exportOf(actor: Actor, now = new Date()): FileAnswer {
  return {
    name: `leaven-${now.toISOString().slice(0, 10)}.zip`,
    mime: 'application/zip',
    bytes: null,
    disposition: 'attachment',
    etag: String(now.getTime()),
    open() {
      const zip = new ZipFile();
      const out = new PassThrough();
      zip.on('error', (error) => out.destroy(error as Error));
      zip.outputStream.pipe(out);
      fill(zip, actor).catch((error: Error) => out.destroy(error));
      return out;
    },
  };
}
