import { readFileSync } from 'node:fs';

/** The version in the root package.json; the same way from server/src and from server/dist. */
export const version: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;
