import { beforeAll, expect, test } from '@jest/globals';
import i18next from 'i18next';
import { intlLocale } from '../../../client/src/lib/locale';

const speak = (...languages: string[]) =>
  Object.defineProperty(globalThis, 'navigator', { value: { languages }, configurable: true });

beforeAll(() => i18next.init({ lng: 'en' }));

test.each([
  ['the region of the language shown', ['de-AT', 'en-GB', 'en-US'], 'en-GB'],
  ['no tag that Intl does not take', ['en-US@posix', 'en-AU'], 'en-AU'],
  ['the language alone where nothing fits', ['en-US@posix', 'fr'], 'en'],
])('%s', (_what, languages, expected) => {
  speak(...languages);
  expect(intlLocale()).toBe(expected);
  expect(() => 'i'.toLocaleUpperCase(intlLocale())).not.toThrow();
});
