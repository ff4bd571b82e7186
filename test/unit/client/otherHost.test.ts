import { expect, test } from '@jest/globals';
import { otherHost } from '../../../client/src/features/demo/otherHost';

test.each([
  [{ hostname: 'localhost', port: '3000' }, '127.0.0.1:3000'],
  [{ hostname: '127.0.0.1', port: '3000' }, 'localhost:3000'],
  [{ hostname: 'localhost', port: '' }, '127.0.0.1'],
  [{ hostname: 'leaven.crumb.example', port: '' }, undefined],
])('the other name of %j is %s', (here, other) => {
  expect(otherHost(here)).toBe(other);
});
