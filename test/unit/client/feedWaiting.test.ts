import { describe, expect, test } from '@jest/globals';
import {
  concerns,
  movedIdeas,
  nothingWaits,
  withGone,
  withPosted,
  withVoted,
} from '../../../client/src/features/feed/waiting';

const day = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString();
const idea = (id: string, votes: number, postedAt = day(1)) => ({ id, votes, postedAt });

describe('which ideas would stand elsewhere', () => {
  const shown = [idea('a', 30), idea('b', 20), idea('c', 10)];

  test('votes that pass nobody move nothing', () => {
    expect(movedIdeas([idea('a', 30), idea('b', 29), idea('c', 10)], ['b'], 'top')).toEqual([]);
  });

  test('an idea that passes another has moved; the one it passed has not', () => {
    const now = [idea('a', 30), idea('b', 20), idea('c', 25)];
    expect(movedIdeas(now, ['c'], 'top')).toEqual(['c']);
    expect(movedIdeas(now, ['c'], 'hot')).toEqual(['c']);
  });

  test('votes taken back move an idea down', () => {
    expect(movedIdeas([idea('a', 15), idea('b', 20), idea('c', 10)], ['a'], 'top')).toEqual(['a']);
  });

  test('votes that are taken back again leave nothing to say', () => {
    expect(movedIdeas(shown, ['c'], 'top')).toEqual([]);
  });

  test('neighbours that changed as well prove nothing', () => {
    const now = [idea('a', 30), idea('b', 9), idea('c', 8), idea('d', 7)];
    expect(movedIdeas(now, ['b', 'c'], 'top')).toEqual([]);
  });

  test('in New, votes move nothing', () => {
    const byAge = [idea('a', 1, day(3)), idea('b', 99, day(2)), idea('c', 0, day(1))];
    expect(movedIdeas(byAge, ['b'], 'new')).toEqual([]);
  });

  test('in Hot, a younger idea stands above an older one with as many votes', () => {
    const now = [idea('old', 10, day(1)), idea('young', 10, day(5))];
    expect(movedIdeas(now, ['young'], 'hot')).toEqual(['young']);
  });

  test('ideas that are not shown do not count', () => {
    expect(movedIdeas(shown, ['z'], 'top')).toEqual([]);
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
