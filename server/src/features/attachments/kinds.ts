import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '@leaven/shared/http/errors';
import { type AttachmentKind, attachmentKinds } from '@leaven/shared/settings/settings.schemas';
import { type Entry, openPromise } from 'yauzl';
import { refuseFile } from '../../http/incoming-file';
import { endingOf } from './names';

const mimes: Record<AttachmentKind, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};
export const mimeOf = (kind: AttachmentKind): string => mimes[kind];

const HEAD_BYTES = 16;
const startsWith =
  (...bytes: number[]) =>
  (head: Buffer) =>
    bytes.every((byte, at) => head[at] === byte);
const ascii =
  (text: string, at = 0) =>
  (head: Buffer) =>
    head.toString('latin1', at, at + text.length) === text;

/** By their first bytes; office documents are zip files, and told apart inside. */
const signatures: [kind: AttachmentKind | 'zip', matches: (head: Buffer) => boolean][] = [
  ['png', startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['jpg', startsWith(0xff, 0xd8, 0xff)],
  ['gif', (head) => ascii('GIF87a')(head) || ascii('GIF89a')(head)],
  ['webp', (head) => ascii('RIFF')(head) && ascii('WEBP', 8)(head)],
  ['pdf', ascii('%PDF-')],
  ['zip', startsWith(0x50, 0x4b, 0x03, 0x04)],
];

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Office writes `document2.xml` now and then. */
const mainParts: [kind: AttachmentKind, part: RegExp][] = [
  ['docx', /^word\/document\d*\.xml$/],
  ['xlsx', /^xl\/workbook\d*\.xml$/],
  ['pptx', /^ppt\/presentation\d*\.xml$/],
];
const MOST_PARTS = 10_000;
/** What Office would unfold it to; a bomb is turned away for the sake of whoever opens it. */
const MOST_UNFOLDED = 1024 ** 3;

async function* partsOf(path: string): AsyncGenerator<Entry> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount <= MOST_PARTS) for await (const part of zip.eachEntry()) yield part;
  } finally {
    zip.close();
  }
}

/** Reads the list of parts, and none of them: nothing is unfolded. */
async function officeKindOf(path: string): Promise<AttachmentKind | undefined> {
  const names = new Set<string>();
  let unfolded = 0;
  for await (const { fileName, uncompressedSize } of partsOf(path)) {
    names.add(fileName);
    unfolded += uncompressedSize;
  }
  if (unfolded > MOST_UNFOLDED)
    throw refuseFile(400, 'unfolds_too_large', 'This document unfolds to more than a gigabyte.');
  const all = [...names];
  // A document with macros is a program.
  if (!names.has('[Content_Types].xml') || all.some((name) => name.endsWith('vbaProject.bin')))
    return undefined;
  return mainParts.find(([, part]) => all.some((name) => part.test(name)))?.[0];
}

/** Text has line breaks, tabs and page breaks, and no other control characters. */
const noText = /[^\P{Cc}\t\n\f\r]/u;
/** A page, a drawing or a feed is no plain text, whatever it is called. */
const markup = /^\s*<(?:[a-z!?])/i;

/** Whether all of it is UTF-8 that somebody can read as it is. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.decode(piece, { stream: true });
      if (noText.test(text) || (isFirst && markup.test(text))) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

const textEndings = new Set(['txt', 'csv', 'md', 'log']);

function wrongKind(name: string): Error {
  const hint = textEndings.has(endingOf(name))
    ? ' Plain text and tables must be saved as UTF-8.'
    : '';
  return refuseFile(
    400,
    'wrong_kind',
    `This is none of the kinds that can be attached: ${attachmentKinds.join(', ')}.${hint}`,
  );
}

/**
 * What a file is by its content. Its name decides only whether a text is called a table.
 * @throws AppError 400 naming `file` when it is nothing that can be attached
 */
export async function kindOf(path: string, name: string): Promise<AttachmentKind> {
  const head = await headOf(path);
  const signed = signatures.find(([, matches]) => matches(head))?.[0];
  const kind =
    signed === 'zip'
      ? await officeKindOf(path).catch((error: unknown) => {
          if (error instanceof AppError) throw error;
          return undefined;
        })
      : signed;
  if (kind) return kind;
  if (signed || !(await isPlainText(path))) throw wrongKind(name);
  return endingOf(name) === 'csv' ? 'csv' : 'txt';
}
