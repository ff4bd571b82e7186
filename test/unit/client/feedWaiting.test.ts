import { describe, expect, test } from '@jest/globals';
import type { FeedSort } from '@leaven/shared/feed/feed.schemas';
import {
  concerns,
  movedIdeas,
  nothingWaits,
  withGone,
  withPosted,
  withVoted,
} from '../../../client/src/features/feed/waiting';

const day = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString();
const idea = (id: string, votes: number, postedAt = day(1)) => ({
  id,
  votes,
  postedAt,
  needsEyes: false,
});

const moved = (shown: ReturnType<typeof idea>[], changed: string[], sort: FeedSort) =>
  movedIdeas(shown, changed, sort, 4);

describe('which ideas would stand elsewhere', () => {
  const shown = [idea('a', 30), idea('b', 20), idea('c', 10)];

  test('votes that pass nobody move nothing', () => {
    expect(moved([idea('a', 30), idea('b', 29), idea('c', 10)], ['b'], 'hot')).toEqual([]);
  });

  test('an idea that passes another has moved; the one it passed has not', () => {
    const now = [idea('a', 30), idea('b', 20), idea('c', 25)];
    expect(moved(now, ['c'], 'hot')).toEqual(['c']);
  });

  test('votes taken back move an idea down', () => {
    expect(moved([idea('a', 15), idea('b', 20), idea('c', 10)], ['a'], 'hot')).toEqual(['a']);
  });

  test('votes that are taken back again leave nothing to say', () => {
    expect(moved(shown, ['c'], 'hot')).toEqual([]);
  });

  test('neighbours that changed as well prove nothing', () => {
    const now = [idea('a', 30), idea('b', 9), idea('c', 8), idea('d', 7)];
    expect(moved(now, ['b', 'c'], 'hot')).toEqual([]);
  });

  test('in New, votes move nothing', () => {
    const byAge = [idea('a', 1, day(3)), idea('b', 99, day(2)), idea('c', 0, day(1))];
    expect(moved(byAge, ['b'], 'new')).toEqual([]);
  });

  test('in Hot, a younger idea stands above an older one with as many votes', () => {
    const now = [idea('old', 10, day(1)), idea('young', 10, day(5))];
    expect(moved(now, ['young'], 'hot')).toEqual(['young']);
  });

  test('the half-life decides', () => {
    const now = [idea('old', 10, day(1)), idea('young', 2, day(5))];
    expect(movedIdeas(now, ['young'], 'hot', 4)).toEqual([]);
    expect(movedIdeas(now, ['young'], 'hot', 1)).toEqual(['young']);
  });

  test('what fills a slot has no place in the order', () => {
    const slot = { ...idea('slot', 0), needsEyes: true };
    expect(moved([idea('a', 30), slot, idea('b', 20)], ['b', 'slot'], 'hot')).toEqual([]);
  });

  test('where only the server knows the order, nothing is said; in Following, what happens moves', () => {
    const now = [idea('a', 1), idea('b', 90)];
    expect(moved(now, ['b'], 'top')).toEqual([]);
    expect(moved(now, ['b'], 'needs_eyes')).toEqual([]);
    expect(moved(now, ['a', 'b'], 'following')).toEqual(['b']);
  });

  test('ideas that are not shown do not count', () => {
    expect(moved(shown, ['z'], 'hot')).toEqual([]);
  });
});

test('a new idea concerns the lists it would be in', () => {
  const posted = { categoryId: 'shops' };
  expect(concerns({ sort: 'hot' }, posted)).toBe(true);
  expect(concerns({ sort: 'new', categoryId: 'shops' }, posted)).toBe(true);
  expect(concerns({ sort: 'new', categoryId: 'people' }, posted)).toBe(false);
  expect(concerns({ sort: 'new', stage: 'open' }, posted)).toBe(true);
  expect(concerns({ sort: 'new', stage: 'declined' }, posted)).toBe(false);
  expect(concerns({ sort: 'new', mine: 'true' }, posted)).toBe(false);
  expect(concerns({ sort: 'new', voted: 'true' }, posted)).toBe(false);
  expect(concerns({ sort: 'top' }, posted)).toBe(false);
});

test('what waits is counted once, and not for what was deleted', () => {
  const twice = withPosted(withPosted(nothingWaits, 'a'), 'a');
  expect(twice.posted).toEqual(['a']);
  expect(withGone(twice, 'a', true)).toEqual({ posted: [], voted: [], gone: ['a'] });
  expect(withGone(withVoted(nothingWaits, 'b'), 'b', true).voted).toEqual([]);
  expect(withGone(withGone(nothingWaits, 'a', true), 'a', false)).toEqual(nothingWaits);
});
