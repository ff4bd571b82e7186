import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { encryptPush } from '../../../server/src/push/encrypt';
import { postPush } from '../../../server/src/push/post';
import {
  isPublicAddress,
  isPublicEndpoint,
  publicLookup,
} from '../../../server/src/push/public-address';
import { pushedBrowser } from '../../support/push';

test('encrypts as the example of RFC 8291 does', () => {
  const message = encryptPush(
    'When I grow up, I want to be a watermelon',
    {
      p256dh:
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    {
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
    },
  );
  expect(message.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('whatever is encrypted for a browser it reads, each time in another way', () => {
  const browser = pushedBrowser();
  const text = JSON.stringify({ title: 'Ärger & 🍞', body: '\u0002'.repeat(300) });
  const messages = [1, 2].map(() => encryptPush(text, browser.subscription.keys));
  for (const message of messages) expect(browser.read(message)).toEqual(JSON.parse(text));
  expect(messages[0]?.equals(messages[1] ?? Buffer.alloc(0))).toBe(false);
});

describe('what is out on the internet', () => {
  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fd12::1',
    'ff02::1',
    'no address',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each([
    'https://push.services.mozilla.com/wpush/v2/x',
    'https://fcm.googleapis.com/fcm/send/x',
    'https://8.8.8.8/x',
  ])('%s may be called', (address) => expect(isPublicEndpoint(address)).toBe(true));
  test.each([
    'http://push.services.mozilla.com/x',
    'https://localhost/x',
    'https://localhost./x',
    'https://a.localhost/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://10.0.0.1:8443/x',
    'https://metadata.google.internal/x',
    'https://printer/x',
    'https://printer.local/x',
    'https://mia:secret@fcm.googleapis.com/x',
    'ftp://fcm.googleapis.com/x',
    'nonsense',
  ])('%s may not', (address) => expect(isPublicEndpoint(address)).toBe(false));
});

describe('at the call', () => {
  test('a name that leads inside is refused', async () => {
    const found = await new Promise((resolve) =>
      publicLookup('localhost', { all: true }, (error) => resolve(error?.message)),
    );
    expect(found).toBe('localhost is not out on the internet');
  });

  test('nobody inside is called', async () => {
    let called = 0;
    const server = createServer(() => called++).on('connection', () => called++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const post = { headers: {}, body: Buffer.alloc(0) };
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])
      await expect(postPush({ ...post, endpoint: `https://${host}:${port}/` })).rejects.toThrow(
        'not out on the internet',
      );
    expect(called).toBe(0);
    server.close();
  });
});
