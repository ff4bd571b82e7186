import { describe, expect, test } from '@jest/globals';
import {
  assumedImpressions,
  eyesScore,
  hotScore as hotScoreAt,
  lotOf,
  needsEyes,
  PRIOR,
  topScore,
  weightLeft,
} from '@leaven/shared/ideas/ranking';
import fc from 'fast-check';

const HALF_LIFE_DAYS = 4;
const hotScore = (votes: number, postedAt: Date) => hotScoreAt(votes, postedAt, HALF_LIFE_DAYS);

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

test('weight halves every half-life, whatever it is', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 90, noNaN: true }), day, (halfLife, posted) => {
      const after = (halves: number) => new Date(posted.getTime() + halves * halfLife * DAY_MS);
      expect(weightLeft(posted, posted, halfLife)).toBe(1);
      expect(weightLeft(posted, after(1), halfLife)).toBeCloseTo(0.5, 6);
      expect(weightLeft(posted, after(2), halfLife)).toBeCloseTo(0.25, 6);
      expect(hotScoreAt(2, posted, halfLife)).toBeCloseTo(hotScoreAt(1, after(1), halfLife), 6);
    }),
  );
});

const seen = fc.integer({ min: 0, max: 100_000 });

test('Top lies between what is assumed and what was measured, and trusts many more than few', () => {
  const prior = PRIOR.votes / PRIOR.impressions;
  expect(topScore(0, 0)).toBe(prior);
  fc.assert(
    fc.property(fc.nat(10_000), seen, (n, more) => {
      const impressions = n + more;
      const measured = impressions === 0 ? prior : n / impressions;
      const score = topScore(n, impressions);
      expect(score).toBeGreaterThanOrEqual(Math.min(prior, measured) - 1e-12);
      expect(score).toBeLessThanOrEqual(Math.max(prior, measured) + 1e-12);
    }),
  );
  expect(topScore(90, 100)).toBeGreaterThan(topScore(1, 1));
});

test('for Top a vote is good, being passed over is not, and a vote counts as seen', () => {
  fc.assert(
    fc.property(votes, seen, (n, impressions) => {
      expect(topScore(n + 1, impressions + 1)).toBeGreaterThan(topScore(n, impressions + 1));
      // Who was seen without a vote falls, down to none; below it a look is no worse.
      if (n > 0) expect(topScore(n, impressions + 1)).toBeLessThanOrEqual(topScore(n, impressions));
      expect(topScore(n, impressions)).toBeLessThanOrEqual(1);
      if (n > 0) expect(topScore(n, 0)).toBe(topScore(n, n));
    }),
  );
});

test('of two ideas with the same share of votes, the one that fewer have seen needs eyes more', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (impressions, more) => {
      expect(eyesScore(0, impressions)).toBeGreaterThan(eyesScore(0, impressions + more));
    }),
  );
  expect(eyesScore(30, 100)).toBeGreaterThan(eyesScore(5, 100));
  expect(eyesScore(0, 0)).toBeGreaterThan(eyesScore(100, 100));
});

test('ideas of an unknown past are ordered by their votes', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const old = new Date('2025-03-01T00:00:00Z');
  const score = (n: number) => topScore(n, assumedImpressions(n, old, now));
  fc.assert(
    fc.property(fc.nat(5_000), (n) => {
      expect(score(n + 1)).toBeGreaterThan(score(n));
      expect(score(n)).toBeLessThan(0.5);
    }),
  );
  expect(assumedImpressions(0, now, now)).toBe(0);
});

describe('needs eyes', () => {
  const ids = Array.from({ length: 200 }, (_, i) => i.toString(16).padStart(24, '0'));
  const pool = ids.map((id) => ({ id, eyes: eyesScore(0, 3) }));
  const first = (seed: string, seenAlready = new Set<string>()) =>
    needsEyes(pool, seed, seenAlready)[0]?.id ?? '';

  test('the same reader finds the same on the same day, and nothing seen', () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray(ids), (seed, known) => {
        const shown = needsEyes(pool, seed, new Set(known)).map(({ id }) => id);
        expect(shown).toEqual(needsEyes(pool, seed, new Set(known)).map(({ id }) => id));
        expect(shown.toSorted()).toEqual(ids.filter((id) => !known.includes(id)));
      }),
    );
  });

  test('readers look at different ones of the same need', () => {
    const firsts = ids.map((reader) => first(`${reader}:2026-03-01`));
    const most = Math.max(...firsts.map((id) => firsts.filter((other) => other === id).length));
    expect(new Set(firsts).size).toBeGreaterThan(90);
    expect(most).toBeLessThan(10);
  });

  test('no lot lifts what was seen by all over what was seen by nobody', () => {
    const known = { id: 'f'.repeat(24), eyes: eyesScore(20, 400) };
    for (const reader of ids)
      expect(needsEyes([known, ...pool.slice(0, 5)], reader, new Set()).at(-1)).toBe(known);
  });

  test('lots are even', () => {
    const lots = ids.flatMap((seed) => ids.map((id) => lotOf(seed, id)));
    for (const tenth of Array.from({ length: 10 }, (_, i) => i / 10)) {
      const share = lots.filter((lot) => lot >= tenth && lot < tenth + 0.1).length / lots.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.01);
    }
  });
});
