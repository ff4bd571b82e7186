import { expect, test } from '@jest/globals';
import { readDomains } from '../../../client/src/features/settings/domains';

test('domains are read one a line or parted otherwise, each once, without an @', () => {
  expect(
    readDomains(' Crumb.example\n@shops.crumb.example, crumb.example;bakery.example \n'),
  ).toEqual(['crumb.example', 'shops.crumb.example', 'bakery.example']);
  expect(readDomains(' \n ')).toEqual([]);
});
