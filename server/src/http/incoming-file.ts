import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@leaven/shared/http/errors';
import type { Request, Response } from 'express';

const PREFIX = 'leaven-upload-';
/** Longer than any upload may take; what is older was left by a crash. */
const LEFT_MS = 60 * 60_000;

/** A refusal that names the file. */
export const refuseFile = (status: number, code: string, message: string): AppError =>
  new AppError(status, code, message, { fields: [{ field: 'file', code, message }] });

const fileTooLarge = (maxBytes: number): AppError =>
  refuseFile(
    413,
    'file_too_large',
    `This file is too large: ${(maxBytes / 1024 ** 2).toFixed(1).replace(/\.0$/, '')} MB at most.`,
  );

const brokenUpload = () => refuseFile(400, 'broken_upload', 'The file broke off on its way.');

/** A file that a request brings, not yet read. */
export interface IncomingFile {
  /**
   * Writes it to a new folder, never holding more of it in memory than a piece.
   * @returns how many bytes it has
   * @throws AppError 413 past `maxBytes`, 400 when it is empty or breaks off
   */
  saveTo(path: string, maxBytes: number): Promise<number>;
  /** @throws AppError once who sends it has gone away without waiting for the answer */
  requireSender(): void;
}

async function save(req: Request, file: FileHandle, maxBytes: number): Promise<number> {
  let bytes = 0;
  // Not destroyed on the way out: the refusal still has to go back over the same connection.
  for await (const piece of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) throw fileTooLarge(maxBytes);
    await file.writeFile(piece);
  }
  return bytes;
}

export function incomingFile(req: Request, res: Response): IncomingFile {
  return {
    requireSender() {
      if (res.closed && !res.writableFinished) throw brokenUpload();
    },
    async saveTo(path, maxBytes) {
      if (Number(req.headers['content-length']) > maxBytes) throw fileTooLarge(maxBytes);
      const file = await open(path, 'wx', 0o600);
      try {
        const bytes = await save(req, file, maxBytes);
        if (bytes === 0) throw refuseFile(400, 'empty_file', 'This file is empty.');
        return bytes;
      } catch (error) {
        if (error instanceof AppError || !req.destroyed) throw error;
        throw brokenUpload();
      } finally {
        await file.close();
      }
    },
  };
}

/** Runs `work` with a folder of its own, which is gone afterwards whatever happens. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `${PREFIX}${process.pid}-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes the folders that a process which died left behind. */
export async function removeLeftFolders(before = Date.now() - LEFT_MS): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    // Another user's may not be ours to remove.
    if (found && found.mtimeMs < before)
      await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
