import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { model, Schema } from 'mongoose';
import { isDuplicate } from '../database/duplicate';

/** By which push services know one Leaven from another (RFC 8292); base64url. */
interface VapidKeys {
  /** A point on P-256, uncompressed: what browsers subscribe with. */
  publicKey: string;
  /** Of 32 bytes. */
  privateKey: string;
}

const schema = new Schema<VapidKeys & { _id: string }>(
  {
    _id: String,
    publicKey: { type: String, required: true },
    privateKey: { type: String, required: true },
  },
  { versionKey: false },
);
const KeysRow = model('VapidKeys', schema, 'vapid_keys');

const UNCOMPRESSED = Buffer.from([4]);

function makeKeys(): VapidKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const point = [UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return { publicKey: Buffer.concat(point).toString('base64url'), privateKey: d };
}

let kept: Promise<VapidKeys> | undefined;

async function read(): Promise<VapidKeys> {
  const found = await KeysRow.findById('vapid').lean();
  if (found) return found;
  // Two nodes may start at once: the first to write has made them, for all and for good.
  await KeysRow.create([{ _id: 'vapid', ...makeKeys() }]).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  return read();
}

/** Made when they are first asked for, then the same for ever: browsers are bound to them. */
export function vapidKeys(): Promise<VapidKeys> {
  kept ??= read().catch((error: unknown) => {
    kept = undefined;
    throw error;
  });
  return kept;
}

/** For tests, which change the database under a process. */
export function forgetVapidKeys(): void {
  kept = undefined;
}

const LIFE_S = 12 * 60 * 60;
const json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The header by which a push service takes a message from us.
 * @param contact whom its keepers write to where we do harm: an address of a page or `mailto:`
 */
export function vapidHeader(
  { publicKey, privateKey }: VapidKeys,
  endpoint: string,
  contact: string,
): string {
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: privateKey,
    },
  });
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(Date.now() / 1_000) + LIFE_S,
    sub: contact,
  };
  const signed = `${json({ typ: 'JWT', alg: 'ES256' })}.${json(claims)}`;
  const mark = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${mark.toString('base64url')}, k=${publicKey}`;
}
