import { crc32 } from 'node:zlib';
import type { Test } from 'supertest';
import type { TestPerson } from './app';

/** Sends a file as this person. */
export const upload = (
  by: Pick<TestPerson, 'api'>,
  path: string,
  file: Buffer,
  name = 'picture.png',
): Test =>
  by.api.post(path).query({ name }).type('application/octet-stream').send(file) as unknown as Test;

/** One red pixel. */
export const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A zip file of parts with their contents, nothing packed. `claims` lies about a part's size. */
export function zipOf(parts: Record<string, string>, claims: Record<string, number> = {}): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    // Packed, if it is to lie about its size: what is stored plain has its own.
    fields.writeUInt16LE(name in claims ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(claims[name] ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const office = (main: string) => ({ '[Content_Types].xml': '<Types/>', [main]: '<x/>' });
export const docx = () => zipOf(office('word/document.xml'));
export const xlsx = () => zipOf(office('xl/workbook.xml'));
export const pptx = () => zipOf(office('ppt/presentation.xml'));
export const pdf = () => Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
