import { expect, test } from '@jest/globals';
import { askKinds } from '@leaven/shared/askKinds';
import { feedWindows } from '@leaven/shared/feed/feed.schemas';
import fc from 'fast-check';
import {
  type FeedFilters,
  feedAddress,
  feedQueryOf,
  plainSorts,
  readFilters,
  shownStages,
} from '../../../client/src/features/feed/filters';

const read = (address: string) =>
  readFilters(new URL(address, 'http://crumb.example').searchParams);

test('the feed as it is at first has the shortest address', () => {
  expect(read('/')).toEqual({ sort: 'hot', window: 'month', mine: false, voted: false });
  expect(feedAddress(read('/'))).toBe('/');
});

test('what makes no sense in an address is left out', () => {
  expect(read('/?sort=loud&window=eon&category=x&stage=baked&mine=yes')).toEqual(read('/'));
  expect(read('/?sort=top&period=ever').window).toBe('all');
});

test('an address leads back to the filters it was made of', () => {
  const filters: fc.Arbitrary<FeedFilters> = fc.record(
    {
      sort: fc.constantFrom(...plainSorts),
      window: fc.constantFrom(...feedWindows),
      mine: fc.boolean(),
      voted: fc.boolean(),
      categoryId: fc.constantFrom('a'.repeat(24), '0123456789abcdef01234567'),
      stage: fc.constantFrom(...shownStages),
      ask: fc.constantFrom(...askKinds),
      help: fc.constant(true as const),
      beneficiary: fc.constantFrom('night bakers', 'Édith & Öz, 50 % of them'),
    },
    { requiredKeys: ['sort', 'window', 'mine', 'voted'] },
  );
  fc.assert(
    fc.property(filters, (given) => {
      // Only Top asks for a window; elsewhere the usual one stands for none.
      const kept = given.sort === 'top' ? given : { ...given, window: 'month' as const };
      expect(read(feedAddress(given))).toEqual(kept);
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
