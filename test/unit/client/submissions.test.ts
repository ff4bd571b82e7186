import { beforeEach, expect, jest, test } from '@jest/globals';

const stored = new Map<string, string>();
Object.defineProperty(globalThis, 'sessionStorage', {
  value: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  },
});

/** A page of its own: modules are loaded anew, the tab's storage stays. */
async function freshPage() {
  jest.resetModules();
  return import('../../../client/src/lib/submissions');
}

beforeEach(() => stored.clear());

test('the same words have the same key, others another', async () => {
  const { submissionKey } = await freshPage();
  const key = submissionKey('/api/ideas {"title":"a"}');
  expect(submissionKey('/api/ideas {"title":"a"}')).toBe(key);
  expect(submissionKey('/api/ideas {"title":"b"}')).not.toBe(key);
});

test('a reload between a lost answer and the next try keeps the key', async () => {
  const key = (await freshPage()).submissionKey('text');
  expect((await freshPage()).submissionKey('text')).toBe(key);
});

test('after an answer the same words are a second submission', async () => {
  const { forgetSubmission, submissionKey } = await freshPage();
  const key = submissionKey('+1');
  forgetSubmission('+1');
  expect(submissionKey('+1')).not.toBe(key);
});

test('few are remembered, the latest', async () => {
  const { submissionKey } = await freshPage();
  const first = submissionKey('first');
  const last = Array.from({ length: 60 }, (_, i) => submissionKey(`text ${i}`)).at(-1);
  expect(submissionKey('text 59')).toBe(last);
  expect(submissionKey('first')).not.toBe(first);
});
