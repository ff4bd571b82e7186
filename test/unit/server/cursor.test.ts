import { beforeAll, expect, test } from '@jest/globals';
import { AppError } from '@leaven/shared/http/errors';
import fc from 'fast-check';
import { openCursor, sealCursor } from '../../../server/src/http/cursor';
import { useSecret } from '../../../server/src/http/secret';

const secret = 'a secret for tests that is long enough';
beforeAll(() => useSecret(secret));

const position = fc.tuple(
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
  fc.string(),
);

function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('a cursor opens to what was sealed, bit for bit', () => {
  fc.assert(
    fc.property(fc.string(), position, (list, sealed) => {
      const opened = openCursor(list, sealCursor(list, sealed));
      expect(opened).toEqual(JSON.parse(JSON.stringify(sealed)));
    }),
  );
});

test('it tells nothing of its position, and never looks the same twice', () => {
  const [a, b] = [sealCursor('feed', ['plain', 7]), sealCursor('feed', ['plain', 7])];
  expect(a).not.toBe(b);
  expect(Buffer.from(a, 'base64url').toString('latin1')).not.toContain('plain');
});

test('another list, another secret, or a changed bit is refused by name', () => {
  const cursor = sealCursor('feed:new', ['2026-01-01', 'id']);
  const named = { status: 400, fields: [{ field: 'cursor', code: 'invalid_cursor' }] };
  expect(refusalOf(() => openCursor('feed:hot', cursor))).toMatchObject(named);
  const bytes = Buffer.from(cursor, 'base64url');
  for (let i = 0; i < bytes.length; i++) {
    const forged = Buffer.from(bytes);
    forged[i] = (forged[i] ?? 0) ^ 1;
    expect(refusalOf(() => openCursor('feed:new', forged.toString('base64url')))).toMatchObject(
      named,
    );
  }
  useSecret('another secret that is long enough too');
  expect(refusalOf(() => openCursor('feed:new', cursor))).toMatchObject(named);
  useSecret(secret);
});

test('whatever text stands there, it is a refusal and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      expect(refusalOf(() => openCursor('feed', text)).status).toBe(400);
    }),
  );
});
