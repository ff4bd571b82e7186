import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerText } from '../../../server/src/features/notifications/mail/answer-text';

const mark = '--- Write your answer above this line ---';
const sender = 'leaven@crumb.example';
const read = (text: string) => answerText(text, mark, sender);
const ours = `${mark}\n\nNoor commented on “Crates”.\n  “Which shops?”\n\n--\nLeaven sends you this`;
const quoted = ours
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n');

test.each([
  ['quoted below, as most do', `Yes.\n\nOn Tue, 3 Mar 2026 Noor wrote:\n${quoted}`],
  [
    'the line above it broken',
    `Yes.\n\nOn Tue, 3 Mar 2026, Noor Zamani\n<${sender}> wrote:\n\n${quoted}`,
  ],
  ['in German', `Yes.\n\nAm 03.03.26 um 09:00 schrieb Noor:\n${quoted}`],
  ['by our address alone', `Yes.\n\n2026-03-03 09:00 GMT+01:00 <${sender}>:\n\n${quoted}`],
  ['by Outlook, unquoted', `Yes.\n\n________________________________\nFrom: Leaven\n${ours}`],
  ['by headers', `Yes.\n\nFrom: Leaven\nSent: Tuesday\nTo: Mia\nSubject: Crates\n\n${ours}`],
  ['by another line', `Yes.\r\n\r\n-----Original Message-----\r\n${ours}`],
  ['with a signature', 'Yes.\n\n-- \nMia\nShop 4'],
  ['with nothing quoted', 'Yes.'],
  ['with our mark alone', `Yes.\n\n${ours}`],
])('what somebody wrote, %s', (_what, text) => {
  expect(read(text)).toBe('Yes.');
});

test('words amid quotes stay with them, and what looks like a heading stays', () => {
  const text = 'Two things:\n\n> Which shops?\n\nAll of them.\n\nI wrote: nothing';
  expect(read(`${text}\n\n> the end`)).toBe(text);
  expect(read('What I need:')).toBe('What I need:');
});

test('nothing but quotes is nothing', () => {
  expect(read(`On Tue Noor wrote:\n${quoted}`)).toBe('');
  expect(read(quoted)).toBe('');
});

test('whatever comes, it ends soon and adds nothing', () => {
  const piece = fc.constantFrom('> ', '\n', mark, 'wrote:', '--', ' ', 'From: x', 'a', '_________');
  const text = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (any) => {
      expect(any.replace(/\r\n?/g, '\n')).toContain(read(any));
    }),
  );
  // Were one of its patterns slow in the worst case, this would not end.
  for (const long of ['> '.repeat(15_000), `${'a '.repeat(15_000)}:`, 'On '.repeat(10_000)])
    expect(read(long).length).toBeLessThanOrEqual(long.length);
});
