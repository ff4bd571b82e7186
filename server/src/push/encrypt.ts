import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gave out so that only it can read what is pushed to it; base64url. */
export interface PushKeys {
  /** A point on P-256, uncompressed. */
  p256dh: string;
  /** 16 bytes. */
  auth: string;
}

const RECORD_BYTES = 4096;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));
const info = (name: string, ...more: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(`${name}\0`), ...more]);

/**
 * Encrypts a message for one browser: RFC 8291 over RFC 8188 (`aes128gcm`), in one record, so it may have
 * 4,079 bytes.
 * @param own the sender's key pair and salt for this message alone; made anew unless given
 * @throws where `p256dh` is no point on the curve
 */
export function encryptPush(
  text: string,
  { p256dh, auth }: PushKeys,
  own: { privateKey?: Buffer; salt?: Buffer } = {},
): Buffer {
  const receiver = bytes(p256dh);
  const ecdh = createECDH('prime256v1');
  if (own.privateKey) ecdh.setPrivateKey(own.privateKey);
  else ecdh.generateKeys();
  const sender = ecdh.getPublicKey();
  const salt = own.salt ?? randomBytes(16);
  const shared = derive(
    ecdh.computeSecret(receiver),
    bytes(auth),
    info('WebPush: info', receiver, sender),
    32,
  );
  const key = derive(shared, salt, info('Content-Encoding: aes128gcm'), 16);
  const nonce = derive(shared, salt, info('Content-Encoding: nonce'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 ends the last record.
  const record = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.from([2]))]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(sender.length, 4);
  return Buffer.concat([salt, head, sender, record, cipher.final(), cipher.getAuthTag()]);
}
