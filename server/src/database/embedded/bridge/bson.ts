import { BSON } from 'bson';
import { BridgeError } from './errors';

/**
 * BSON, as little as possible. Documents travel through the bridge as raw bytes; only the names and
 * positions of a command's top-level fields are read, because decoding every document would cost
 * more than the rest of the bridge together.
 */

/** Where a top-level field's value lies in its document; `type` is BSON's element type. */
export interface Field {
  type: number;
  start: number;
  end: number;
}

export type Fields = Map<string, Field>;

const DOUBLE = 0x01;
const STRING = 0x02;
const BOOL = 0x08;
const INT32 = 0x10;
const INT64 = 0x12;

const FIXED_SIZES = new Map([
  [DOUBLE, 8],
  [0x06, 0], // undefined
  [0x07, 12], // ObjectId
  [BOOL, 1],
  [0x09, 8], // date
  [0x0a, 0], // null
  [INT32, 4],
  [0x11, 8], // timestamp
  [INT64, 8],
  [0x13, 16], // decimal128
  [0xff, 0], // min key
  [0x7f, 0], // max key
]);

function sizeOf(document: Buffer, type: number, start: number, name: string): number {
  const fixed = FIXED_SIZES.get(type);
  if (fixed !== undefined) return fixed;
  switch (type) {
    case STRING:
    case 0x0d: // JavaScript
    case 0x0e: // symbol
      return 4 + document.readInt32LE(start);
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // JavaScript with scope
      return document.readInt32LE(start);
    case 0x05: // binary
      return 5 + document.readInt32LE(start);
    case 0x0b: // regular expression: two zero-terminated strings
      return document.indexOf(0, document.indexOf(0, start) + 1) + 1 - start;
    case 0x0c: // DBPointer
      return 4 + document.readInt32LE(start) + 12;
    default:
      throw new BridgeError(22, 'InvalidBSON', `unknown BSON type ${type} in field ${name}`);
  }
}

/** The top-level fields of a raw document, in their order. */
export function fieldsOf(document: Buffer): Fields {
  const fields: Fields = new Map();
  for (let at = 4; at < document.length - 1; ) {
    const type = document[at] ?? 0;
    const nameEnd = document.indexOf(0, at + 1);
    const name = document.toString('latin1', at + 1, nameEnd);
    const start = nameEnd + 1;
    const end = start + sizeOf(document, type, start, name);
    fields.set(name, { type, start, end });
    at = end;
  }
  return fields;
}

export function readText(document: Buffer, field: Field | undefined): string | undefined {
  return field?.type === STRING
    ? document.toString('utf8', field.start + 4, field.end - 1)
    : undefined;
}

export function readNumber(document: Buffer, field: Field | undefined): number | undefined {
  if (field?.type === INT32) return document.readInt32LE(field.start);
  if (field?.type === INT64) return Number(document.readBigInt64LE(field.start));
  if (field?.type === DOUBLE) return document.readDoubleLE(field.start);
  return undefined;
}

/** A cursor's id in full precision, in decimal digits. */
export function readId(document: Buffer, field: Field | undefined): string {
  if (field?.type === INT64) return String(document.readBigInt64LE(field.start));
  return String(readNumber(document, field));
}

export function isTrue(document: Buffer, field: Field | undefined): boolean {
  if (field?.type === BOOL) return document[field.start] === 1;
  return (readNumber(document, field) ?? 0) > 0;
}

export const encode = (document: BSON.Document): Buffer => Buffer.from(BSON.serialize(document));
export const decode = (bytes: Buffer): BSON.Document => BSON.deserialize(bytes);
