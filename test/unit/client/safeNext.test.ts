import { expect, test } from '@jest/globals';
import { safeNext } from '../../../client/src/features/auth/next';

const origin = 'http://localhost:3000';

test.each([
  ['/ideas/1?tab=history#comments', '/ideas/1?tab=history#comments'],
  ['/projects', '/projects'],
  [null, '/'],
  ['', '/'],
  ['projects', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/ideas', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['//', '/'],
  ['/sign-in?next=/sign-in', '/'],
])('after signing in, %j leads to %j', (next, page) => {
  expect(safeNext(next, origin)).toBe(page);
});
