import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from '../../../client/src/features/ideas/changes';

const said = (before: string, after: string) =>
  changesBetween(before, after).map(({ kind, text }) =>
    kind === 'added' ? `+${text}` : kind === 'removed' ? `-${text}` : kind === 'same' ? text : '…',
  );

describe('what changed between two texts', () => {
  test('is told by words', () => {
    expect(said('We sell old bread', 'We sell fresh bread')).toEqual([
      'We sell ',
      '-old',
      '+fresh',
      ' bread',
    ]);
  });

  test('is nothing where nothing did', () => expect(changesBetween('Same', 'Same')).toEqual([]));

  test('leaves out the long stretches that stayed', () => {
    const long = 'word '.repeat(400);
    const [start, came, rest, skipped] = changesBetween(`Old ${long}`, `New ${long}`);
    expect([start?.kind, came?.kind, rest?.kind, skipped?.kind]).toEqual([
      'removed',
      'added',
      'same',
      'skipped',
    ]);
    expect(rest?.text.length).toBeLessThan(200);
  });

  test('gives both texts back when nothing is left out', () => {
    const words = fc.array(fc.constantFrom('bread', 'oven', 'and', '\n', 'ü', '面包'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(' '), b.join(' ')];
        fc.pre(before !== after);
        const changes = changesBetween(before, after);
        const of = (...kinds: string[]) =>
          changes.flatMap(({ kind, text }) => (kinds.includes(kind) ? text : [])).join('');
        expect(of('same', 'removed')).toBe(before);
        expect(of('same', 'added')).toBe(after);
      }),
    );
  });

  test('of two long texts with nothing in common is soon told', () => {
    const text = (seed: number) =>
      Array.from({ length: 1_600 }, (_, i) => ((i * seed) % 9_973).toString(36)).join(' ');
    const changes = changesBetween(text(31), text(57));
    expect(changes.length).toBeGreaterThan(0);
  });
});
