import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { docx, pdf, pptx, smallPng, upload, xlsx, zipOf } from '../support/files';
import { expectRefusal } from '../support/refusal';
import { storedFiles } from '../support/stored-files';

let t: TestApp;
let mia: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const send = async (file: Buffer, name: string) => {
  mia = await t.person();
  return upload(mia, '/api/attachments', file, name);
};
const stored = async (id: string, part = ''): Promise<Buffer> =>
  Buffer.from(
    await (
      await fetch(`${t.url}/api/attachments/${id}${part}`, { headers: { Cookie: mia.cookie } })
    ).arrayBuffer(),
  );
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d78d39' } });

describe('a kind is told by the content, not by the name', () => {
  const text = (words: string) => Buffer.from(words);
  const cases: [
    what: string,
    file: () => Buffer | Promise<Buffer>,
    name: string,
    kind: string,
    as: string,
  ][] = [
    ['png', () => smallPng, 'a.exe', 'png', 'a.exe.png'],
    ['jpg', () => drawn(3, 2).jpeg().toBuffer(), 'a.JPEG', 'jpg', 'a.jpeg'],
    ['webp', () => drawn(3, 2).webp().toBuffer(), 'a.png', 'webp', 'a.png.webp'],
    ['gif', () => drawn(3, 2).gif().toBuffer(), 'a.gif', 'gif', 'a.gif'],
    ['pdf', pdf, 'plan', 'pdf', 'plan.pdf'],
    ['docx', docx, 'a.zip', 'docx', 'a.zip.docx'],
    ['xlsx', xlsx, 'a.xlsx', 'xlsx', 'a.xlsx'],
    ['pptx', pptx, '../../etc/a.pptx', 'pptx', 'a.pptx'],
    ['txt', () => text('Grüße 🥖\r\n\tbread'), 'a.html', 'txt', 'a.html.txt'],
    ['csv', () => text('\ufeffa;b\n1;2\n'), 'a.CSV', 'csv', 'a.csv'],
    ['a name that turns around', () => text('x'), 'photo\u202egnp.exe', 'txt', 'photognp.exe.txt'],
  ];
  test.each(cases)('%s', async (_what, file, name, kind, as) => {
    const answer = await send(await file(), name);
    expect(answer.body).toMatchObject({ kind, name: as });
    expect(answer.status).toBe(201);
  });
});

describe('what is none of them is refused by name, and leaves nothing', () => {
  const office = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' };
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`word/${i}`, '']));
  const cases: [what: string, file: Buffer, name: string, code?: string][] = [
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'],
    ['svg as a picture', Buffer.from('<?xml version="1.0"?><svg/>'), 'a.png'],
    ['html as text', Buffer.from('\n <!doctype html><script>1</script>'), 'a.txt'],
    ['a program', Buffer.from('MZ\x90\x00\x03\x00', 'latin1'), 'a.exe'],
    ['a program as a picture', Buffer.from('MZ\x90\x00\x03\x00', 'latin1'), 'a.png'],
    ['a picture that is cut off', smallPng.subarray(0, 30), 'a.png', 'broken_picture'],
    ['a picture of nothing', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a.png', 'broken_picture'],
    ['text with a NUL', Buffer.from('a\u0000b'), 'a.txt'],
    ['text that is not UTF-8', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'a.csv'],
    ['text that ends within a character', Buffer.from('🥖').subarray(0, 3), 'a.txt'],
    ['a zip file', zipOf({ 'a.txt': 'x' }), 'a.docx'],
    ['a zip file that is cut off', docx().subarray(0, 40), 'a.docx'],
    ['a document with macros', zipOf({ ...office, 'word/vbaProject.bin': 'x' }), 'a.docx'],
    ['a document of too many parts', zipOf({ ...office, ...many }), 'a.docx'],
    [
      'a document that unfolds to two gigabytes',
      zipOf({ ...office, 'word/media/a.png': 'x' }, { 'word/media/a.png': 2 * 1024 ** 3 }),
      'a.docx',
      'unfolds_too_large',
    ],
    ['nothing at all', Buffer.alloc(0), 'a.txt', 'empty_file'],
  ];
  test.each(cases)('%s', async (_what, file, name, code = 'wrong_kind') => {
    const before = await storedFiles();
    expectRefusal(await send(file, name), 400, { field: 'file', code });
    expect(await storedFiles()).toEqual(before);
  });

  test('what is not sent as a file', async () => {
    const person = await t.person();
    const call = person.api.post('/api/attachments').query({ name: 'a.txt' });
    expectRefusal(await call.type('text/plain').send('words'), 415, { field: 'file' });
  });
});

describe('pictures', () => {
  test('lose what was hidden in them, and stand upright', async () => {
    const photo = await drawn(40, 20)
      .withExif({ IFD0: { Copyright: 'Mia Secret' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await sharp(photo).metadata()).toMatchObject({
      orientation: 6,
      exif: expect.anything(),
    });
    const { body } = await send(photo, 'photo.jpg');
    expect(body).toMatchObject({ width: 20, height: 40 });
    for (const part of ['', '/thumbnail']) {
      const { exif, orientation, icc, width, height } = await sharp(
        await stored(body.id, part),
      ).metadata();
      expect({ exif, orientation, icc, width, height }).toEqual({ width: 20, height: 40 });
    }
  });

  test('are made no larger than a screen shows, with a thumbnail', async () => {
    const { body } = await send(await drawn(5_000, 1_000).png().toBuffer(), 'wide.png');
    expect(body).toMatchObject({ width: 4_096, height: 819 });
    const thumbnail = await sharp(await stored(body.id, '/thumbnail')).metadata();
    expect(thumbnail).toMatchObject({ format: 'webp', width: 480, height: 96 });
  });

  /** Each frame of another colour: those that do not differ are made one. */
  async function animation(frames: number, side: number): Promise<Buffer> {
    const each = Array.from({ length: frames }, (_, frame) =>
      sharp({
        create: {
          width: side,
          height: side,
          channels: 3,
          background: { r: frame * 8, g: 9, b: 9 },
        },
      })
        .png()
        .toBuffer(),
    );
    return sharp(await Promise.all(each), { join: { animated: true } })
      .gif()
      .toBuffer();
  }

  test('that move go on moving within limits; of larger ones the first frame stays', async () => {
    const moves = await send(await animation(3, 20), 'wave.gif');
    expect(moves.body).toMatchObject({ kind: 'gif', width: 20, height: 20 });
    expect((await sharp(await stored(moves.body.id)).metadata()).pages ?? 1).toBe(3);
    const large = await send(await animation(30, 1_000), 'long.gif');
    expect(large.body).toMatchObject({ width: 1_000, height: 1_000 });
    expect((await sharp(await stored(large.body.id)).metadata()).pages ?? 1).toBe(1);
  });

  test('of too many pixels are refused by their header alone', async () => {
    const bomb = Buffer.from(await drawn(8, 8).png().toBuffer());
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    const { crc32 } = await import('node:zlib');
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const before = process.memoryUsage().rss;
    expectRefusal(await send(bomb, 'bomb.png'), 400, { field: 'file', code: 'too_many_pixels' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2);
  });
});
