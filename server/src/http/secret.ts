import { hkdfSync } from 'node:crypto';

let secret: string | undefined;
const keys = new Map<string, Buffer>();

/** Called once at the start; what is made with one secret is good on every node that has it. */
export function useSecret(given: string): void {
  secret = given;
  keys.clear();
}

/** A key of 32 bytes for one purpose, derived from the server's secret. */
export function keyFor(purpose: string): Buffer {
  if (secret === undefined) throw new Error(`${purpose} were used before the secret was set`);
  const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  keys.set(purpose, key);
  return key;
}
