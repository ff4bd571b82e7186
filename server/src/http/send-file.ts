import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@leaven/shared/http/errors';
import { create as contentDisposition } from 'content-disposition';
import type { Request, Response } from 'express';

/** A file as a handler answers it. */
export interface FileAnswer {
  name: string;
  mime: string;
  /** Null where that is only known once it is sent: then it comes as a whole. */
  bytes: number | null;
  /** `inline` only for what we made ourselves: a browser may show it. */
  disposition: 'inline' | 'attachment';
  /** What is behind it never changes. */
  etag: string;
  /** @param range first and last byte, both included */
  open(range?: { start: number; end: number }): Readable;
}

/** The one range that is asked for; undefined for the whole. Several at once get the whole. */
function rangeOf(req: Request, bytes: number): { start: number; end: number } | undefined {
  const ranges = req.range(bytes);
  if (ranges === -1)
    throw new AppError(416, 'no_such_range', `This file has ${bytes} bytes.`, {
      fields: [
        { field: 'Range', code: 'no_such_range', message: `must lie within ${bytes} bytes` },
      ],
    });
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}

const isConnectionLost = (error: unknown) =>
  (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Sends what somebody uploaded so that a browser neither runs nor guesses anything. It is kept by
 * this person's browser only, and asked for again each time: rights may have changed.
 */
export async function sendFile(req: Request, res: Response, file: FileAnswer): Promise<void> {
  const { bytes } = file;
  res.set({
    'Content-Type': file.mime,
    'Content-Disposition': contentDisposition(file.name, { type: file.disposition }),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // Packing would cost ranges and lengths, and most files are packed already.
    'Cache-Control': 'private, no-cache, no-transform',
    ...(bytes === null ? {} : { 'Accept-Ranges': 'bytes', ETag: `"${file.etag}"` }),
  });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const range = bytes === null ? undefined : rangeOf(req, bytes);
  if (range) {
    res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
    res.set('Content-Length', String(range.end - range.start + 1));
  } else {
    res.status(200);
    if (bytes !== null) res.set('Content-Length', String(bytes));
  }
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  // Who goes away in the middle is no error of ours.
  await pipeline(file.open(range), res).catch((error: unknown) => {
    if (!isConnectionLost(error)) throw error;
  });
}
