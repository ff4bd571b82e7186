import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalidField } from '@leaven/shared/http/errors';
import { keyFor } from './secret';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const cursorKey = () => keyFor('leaven list cursors');

/**
 * Seals the sort key of a page's last row. `list` names the list and its filter, so that a cursor
 * of one list is refused by another.
 */
export function sealCursor(list: string, position: unknown[]): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, cursorKey(), iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(list),
  );
  const sealed = Buffer.concat([cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws AppError 400 naming `cursor` when it was not sealed for this list */
export function openCursor(list: string, cursor: string): unknown[] {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, cursorKey(), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(list))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = bytes.subarray(IV_BYTES + TAG_BYTES);
    return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'));
  } catch {
    throw invalidField('cursor', 'invalid_cursor', 'This is no cursor of this list.');
  }
}
