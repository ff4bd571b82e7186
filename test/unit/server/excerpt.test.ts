import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf } from '../../../server/src/features/ideas/excerpt';

test.each([
  ['nothing', '', ''],
  ['plain words', 'Bread from  yesterday\nis fine.', 'Bread from yesterday is fine.'],
  ['bold and italic', 'This is **very** *good* and __so__ _on_', 'This is very good and so on'],
  ['one in the other', 'So **very *very* good**, ***really***', 'So very very good, really'],
  ['within a word', 'un**believ**able', 'unbelievable'],
  ['a link', 'See [the plan](https://crumb.example/plan) first', 'See the plan first'],
  ['an image', 'So: ![a loaf](loaf.png)', 'So: a loaf'],
  ['a list', '- one\n- two\n1. three', 'one two three'],
  ['a quote', '> she said\n> so', 'she said so'],
  ['a heading', '## Why\nBecause', 'Why Because'],
  ['code', 'Use `oven.on()` or\n```js\nrun();\n```', 'Use oven.on() or run();'],
  ['arithmetic', '2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
])('%s', (_what, markdown, expected) => {
  expect(excerptOf(markdown)).toBe(expected);
});

test('a long text ends at a word, with an ellipsis', () => {
  expect(excerptOf('the quick brown fox jumps', 20)).toBe('the quick brown…');
  expect(excerptOf('x'.repeat(50), 20)).toBe(`${'x'.repeat(19)}…`);
});

test('it is one line, within its length, and never ends in half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 10, max: 280 }),
      (markdown, length) => {
        const excerpt = excerptOf(markdown, length);
        expect(excerpt.length).toBeLessThanOrEqual(length);
        expect(excerpt).not.toMatch(/[\n\r]/);
        expect(excerpt).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      },
    ),
  );
});
