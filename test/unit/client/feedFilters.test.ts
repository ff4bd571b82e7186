import { expect, test } from '@jest/globals';
import { askKinds } from '@leaven/shared/askKinds';
import { feedSorts, feedWindows } from '@leaven/shared/feed/feed.schemas';
import fc from 'fast-check';
import {
  type FeedFilters,
  feedAddress,
  feedQueryOf,
  isFiltered,
  readFilters,
  shownStages,
  withoutFilters,
} from '../../../client/src/features/feed/filters';

const read = (address: string) =>
  readFilters(new URL(address, 'http://crumb.example').searchParams);

test('the feed as it is at first has the shortest address', () => {
  expect(read('/')).toEqual({ sort: 'hot', window: 'month', mine: false, voted: false });
  expect(feedAddress(read('/'))).toBe('/');
});

test('what makes no sense in an address is left out', () => {
  expect(
    read(
      '/?sort=relevance&window=eon&category=x&stage=baked&mine=yes&q=+&from=today&to=2026-13-40',
    ),
  ).toEqual(read('/'));
  expect(read('/?sort=top&period=ever').window).toBe('all');
});

test('an address leads back to the filters it was made of', () => {
  const filters: fc.Arbitrary<FeedFilters> = fc.record(
    {
      sort: fc.constantFrom(...feedSorts),
      window: fc.constantFrom(...feedWindows),
      mine: fc.boolean(),
      voted: fc.boolean(),
      categoryId: fc.constantFrom('a'.repeat(24), '0123456789abcdef01234567'),
      stage: fc.constantFrom(...shownStages),
      ask: fc.constantFrom(...askKinds),
      help: fc.constant(true as const),
      beneficiary: fc.constantFrom('night bakers', 'Édith & Öz, 50 % of them'),
      q: fc.constantFrom('rota', '"empty vans" -till & co', 'кулич 早く'),
      authorId: fc.constant('b'.repeat(24)),
      campaignId: fc.constant('c'.repeat(24)),
      from: fc.constantFrom('2026-01-31', '2024-02-29'),
      to: fc.constant('2026-11-25'),
    },
    { requiredKeys: ['sort', 'window', 'mine', 'voted'] },
  );
  fc.assert(
    fc.property(filters, (given) => {
      // Only Top asks for a window; elsewhere the usual one stands for none.
      const window = given.sort === 'top' ? given.window : ('month' as const);
      // Nothing matches best where nothing is looked for.
      const sort = given.sort === 'relevance' && !given.q ? ('hot' as const) : given.sort;
      expect(read(feedAddress(given))).toEqual({ ...given, sort, window });
    }),
  );
});

test('the server is asked for nothing that the address does not say', () => {
  expect(feedQueryOf(read('/'))).toEqual({ sort: 'hot' });
  expect(feedQueryOf(read('/?sort=top&window=week&mine=true&stage=open&helps=us'))).toEqual({
    sort: 'top',
    window: 'week',
    mine: 'true',
    stage: 'open',
    beneficiary: 'us',
  });
});

test('words have a page of their own, and the best match first', () => {
  const filters = read('/search?q=rota&voted=false');
  expect(filters).toMatchObject({ q: 'rota', sort: 'relevance', voted: false, unvoted: true });
  expect(feedAddress(filters)).toBe('/search?q=rota&voted=false');
  expect(feedAddress(withoutFilters(filters))).toBe('/search?q=rota');
  expect(isFiltered(withoutFilters(filters))).toBe(false);
});

test('days begin and end where the viewer is, the last one included', () => {
  const { from, to } = feedQueryOf(read('/?from=2026-11-24&to=2026-11-25'));
  expect(new Date(from ?? '')).toEqual(new Date(2026, 10, 24));
  expect(new Date(to ?? '')).toEqual(new Date(2026, 10, 26));
});
