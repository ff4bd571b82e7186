import { expect, test } from '@jest/globals';
import { HALF_LIFE_DAYS, hotScore } from '@leaven/shared/ideas/ranking';
import fc from 'fast-check';

const DAY_MS = 24 * 60 * 60_000;
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * DAY_MS));
const votes = fc.integer({ min: -5_000, max: 50_000 });

test('twice the votes are worth one half-life of age', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), day, (n, posted) => {
      const later = new Date(posted.getTime() + HALF_LIFE_DAYS * DAY_MS);
      expect(hotScore(2 * n, posted)).toBeCloseTo(hotScore(n, later), 9);
    }),
  );
});

test('more votes never cool an idea, and a later one is never colder', () => {
  fc.assert(
    fc.property(votes, votes, day, fc.integer({ min: 1, max: 1_000 }), (a, b, posted, days) => {
      const [few, many] = a < b ? [a, b] : [b, a];
      expect(hotScore(many, posted)).toBeGreaterThanOrEqual(hotScore(few, posted));
      const later = new Date(posted.getTime() + days * DAY_MS);
      expect(hotScore(a, later)).toBeGreaterThan(hotScore(a, posted));
    }),
  );
});

test('votes against count as votes for do, with the other sign', () => {
  const posted = new Date('2026-03-01T00:00:00Z');
  const none = hotScore(0, posted);
  expect(hotScore(100, posted) - none).toBeCloseTo(2, 9);
  expect(hotScore(-100, posted) - none).toBeCloseTo(-2, 9);
  expect(hotScore(1, posted)).toBe(none);
});

test('the order of two ideas does not change with the day one looks', () => {
  // The score has no "now" in it: an older idea with more votes is passed at a fixed moment.
  const older = hotScore(8, new Date('2026-03-01T00:00:00Z'));
  const twelveDaysLater = hotScore(1, new Date('2026-03-13T00:00:00Z'));
  expect(older).toBeCloseTo(twelveDaysLater, 9);
});
