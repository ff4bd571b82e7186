import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import type { PushPost } from '../../server/src/push/post';

let counter = 0;

/** A browser that lets itself be pushed to, with what it alone knows. */
export interface PushedBrowser {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string }; device: string };
  /** Reads what was encrypted for it, as a browser does. */
  read(body: Buffer): unknown;
}

/** As RFC 8291 says it from the receiver's side. */
export function pushedBrowser(device = 'Firefox on Linux'): PushedBrowser {
  const ecdh = createECDH('prime256v1');
  const own = ecdh.generateKeys();
  const auth = randomBytes(16);
  const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    subscription: {
      endpoint: `https://push.crumb-browsers.com/send/${++counter}`,
      keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
      device,
    },
    read(body) {
      const salt = body.subarray(0, 16);
      const sender = body.subarray(21, 21 + body.readUInt8(20));
      const record = body.subarray(21 + sender.length);
      const both = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
      const shared = derive(ecdh.computeSecret(sender), auth, both, 32);
      const key = derive(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
      const nonce = derive(shared, salt, 'Content-Encoding: nonce\0', 12);
      const opened = createDecipheriv('aes-128-gcm', key, nonce);
      opened.setAuthTag(record.subarray(-16));
      const text = Buffer.concat([opened.update(record.subarray(0, -16)), opened.final()]);
      return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString('utf8'));
    },
  };
}

export const pushSubscription = () => pushedBrowser().subscription;

/** The claims of a message's VAPID header, where its mark is right. */
export function vapidClaims({ headers }: PushPost): Record<string, unknown> {
  const [, token = '', key = ''] =
    /^vapid t=(\S+), k=(\S+)$/.exec(String(headers.Authorization)) ?? [];
  const [head = '', claims = '', mark = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = Buffer.from(`${head}.${claims}`);
  const right = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(mark, 'base64url'),
  );
  if (!right) throw new Error('the mark of the VAPID header is wrong');
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), k: key };
}
