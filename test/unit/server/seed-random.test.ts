import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random, zipfParts } from '../../../server/src/seed/random';

test('the parts sum up to the total, none is too large, and they fall', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, most, share) => {
        const total = Math.floor(parts * most * share);
        const result = zipfParts(total, parts, most);
        expect(result).toHaveLength(parts);
        expect(result.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(Math.max(...result)).toBeLessThanOrEqual(most);
        expect(Math.min(...result)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
  const [first = 0, second = 0, ...others] = zipfParts(10_000, 1_000, 5_000);
  expect(first).toBeGreaterThan(second);
  expect(others.at(-1)).toBeLessThan(second / 10);
});

test('distinct numbers are a permutation, and the same for the same seed', () => {
  const drawn = [...new Random(7).distinct(100)];
  expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect([...new Random(7).distinct(100)]).toEqual(drawn);
  expect([...new Random(8).distinct(100)]).not.toEqual(drawn);
});
