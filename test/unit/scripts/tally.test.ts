import { expect, test } from '@jest/globals';
import { countJestResults, formatTally } from '../../../scripts/lib/tally.mjs';

const results = {
  numPassedTests: 7,
  numFailedTests: 2,
  numRuntimeErrorTestSuites: 1,
  numPendingTests: 3,
  numTodoTests: 1,
};

test('a suite that could not run counts as a failure', () => {
  expect(countJestResults(results, 1)).toEqual({ passed: 7, failed: 3, skipped: 4 });
});

test.each([
  ['that gives no results', undefined, 0],
  ['that gives no results', undefined, 1],
  ['that ends badly', { ...results, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 1],
])('a run %s has failed', (_what, given, exitCode) => {
  expect(countJestResults(given, exitCode).failed).toBe(1);
});

test('the last line tells skipped tests only where there are any', () => {
  expect(formatTally({ passed: 5, failed: 1, skipped: 0 })).toBe('5 passed, 1 failed');
  expect(formatTally({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
});
