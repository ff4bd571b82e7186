import { afterAll, expect, test } from '@jest/globals';
import {
  runThread,
  type SimilarThread,
  ThreadLost,
} from '../../server/src/features/similar/similar.thread';
import { log } from '../../server/src/log';
import { until } from '../support/until';

let starts = 0;
let thread: SimilarThread;
afterAll(() => thread.stop());

test('a worker that dies says so to who asked, is started again and knows nothing', async () => {
  thread = runThread(() => {
    starts += 1;
  });
  const idea = { id: 'a', title: 'Sell yesterday’s bread', body: '' };
  expect(await thread.ask({ kind: 'put', ideas: [idea] })).toBe(1);
  log.level = 'silent';
  await expect(thread.ask({ kind: 'put', ideas: null as never })).rejects.toThrow(ThreadLost);
  expect(
    await until(
      async () => starts,
      (n) => n === 2,
    ),
  ).toBe(2);
  expect(await thread.ask({ kind: 'unknown', ids: ['a'] })).toEqual(['a']);
  expect(await thread.ask({ kind: 'put', ideas: [idea] })).toBe(1);
});

test('nothing is answered once it was stopped', async () => {
  await thread.stop();
  await expect(thread.ask({ kind: 'pairs', limit: 1 })).rejects.toThrow(ThreadLost);
  expect(starts).toBe(2);
});
