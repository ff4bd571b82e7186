import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from './secret';

const MARK_BYTES = 12;

const markOf = (purpose: string, payload: Buffer): Buffer =>
  createHmac('sha256', keyFor(purpose)).update(payload).digest().subarray(0, MARK_BYTES);

/**
 * Seals an id under the server's secret, for links and addresses that work without a session: nobody
 * else can make one. Only letters and digits that survive being written in lower case.
 * @param purpose what it is good for; for anything else it is not
 */
export const signId = (purpose: string, id: string): string =>
  id + markOf(purpose, Buffer.from(id, 'hex')).toString('hex');

/** @returns the id, or null where it was not sealed here for this */
export function openSignedId(purpose: string, signed: string): string | null {
  if (!/^[0-9a-f]{48}$/.test(signed)) return null;
  const [id, mark] = [signed.slice(0, 24), Buffer.from(signed.slice(24), 'hex')];
  return timingSafeEqual(mark, markOf(purpose, Buffer.from(id, 'hex'))) ? id : null;
}
