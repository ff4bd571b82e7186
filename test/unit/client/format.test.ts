import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatAge,
  formatMoney,
  formatNearDay,
  formatWeekday,
  initialsOf,
  moneyText,
  parseMoney,
  shortName,
} from '../../../client/src/lib/format';

Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] } });

const now = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  [59_000, 'now'],
  [-5 * minute, 'now'],
  [minute, '1 minute'],
  [5.9 * 60 * minute, '5 hours'],
  [23.9 * 60 * minute, '23 hours'],
  [day, '1 day'],
  [6.9 * day, '6 days'],
  [21 * day, '3 weeks'],
  [31 * day, '1 month'],
  [400 * day, '1 year'],
])('what happened %d ms ago has the age %j', (elapsed, age) => {
  expect(formatAge(now - elapsed, now)).toBe(age);
});

test.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [-1, 'yesterday'],
  // 1 March 2026 is a Sunday.
  [4, 'Thursday'],
  [-6, 'Monday'],
  [7, '8 March'],
])('a day %d days on is said as %j', (days, said) => {
  const noon = new Date(2026, 2, 1, 12).getTime();
  expect(formatNearDay(noon + days * day, noon)).toBe(
    said === '8 March' && new Date().getFullYear() !== 2026 ? '8 March 2026' : said,
  );
});

test('weekdays are counted from Monday', () => {
  expect([1, 5, 7].map(formatWeekday)).toEqual(['Monday', 'Friday', 'Sunday']);
});

test.each([
  ['14800', 'EUR', 1_480_000],
  ['14,800', 'EUR', 1_480_000],
  ['14.800,50', 'EUR', 1_480_050],
  ['14,800.5', 'EUR', 1_480_050],
  ['€ 14 800', 'EUR', 1_480_000],
  ['14’800.50', 'CHF', 1_480_050],
  ['1,5', 'EUR', 150],
  ['0', 'EUR', 0],
  ['1500', 'JPY', 1500],
  ['', 'EUR', undefined],
  ['14.800,5x', 'EUR', undefined],
  ['-5', 'EUR', undefined],
  ['1e3', 'EUR', undefined],
  [',5', 'EUR', undefined],
  ['99999999999999999999', 'EUR', undefined],
])('%j in %s is %p minor units', (text, currency, amount) => {
  expect(parseMoney(text, currency)).toBe(amount);
});

test('an amount survives being shown in a field and read again', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(amounts, fc.constantFrom('EUR', 'JPY', 'USD'), (amount, currency) => {
      expect(parseMoney(moneyText({ amount, currency }), currency)).toBe(amount);
    }),
  );
});

test('money shows cents only where there are some', () => {
  expect(formatMoney({ amount: 1_480_000, currency: 'EUR' })).toBe('€14,800');
  expect(formatMoney({ amount: 1_480_050, currency: 'EUR' })).toBe('€14,800.50');
});

test.each([
  ['Aylin Korkut', 'AK', 'Aylin K.'],
  ['Mia', 'M', 'Mia'],
  ['  Jan van der Berg ', 'JB', 'Jan B.'],
  ['émile zola', 'ÉZ', 'émile z.'],
])('%j is %s, or %s where there is no room', (name, initials, short) => {
  expect(initialsOf(name)).toBe(initials);
  expect(shortName(name)).toBe(short);
});
