import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that looks random and is the same for a key at every start. */
export const chance = (key: string): number =>
  createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32;
