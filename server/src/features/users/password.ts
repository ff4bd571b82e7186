import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice: argon2id (the library's default), 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

let decoy: Promise<string> | undefined;

/**
 * Whether the password is right. Without a hash (nobody has that address) it takes the same time
 * against a decoy, so that the clock does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that opens nothing');
  const right = await verify(stored ?? (await decoy), password);
  return stored !== null && right;
}
