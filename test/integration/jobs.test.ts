import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { doJob, type Job, nextNight } from '../../server/src/jobs/jobs';
import { startTestApp, type TestApp } from '../support/app';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const HOUR_MS = 60 * 60_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
let counter = 0;

/** A job that is due every hour and counts how often it was done. */
function hourly(work: () => Promise<void> = async () => {}): Job & { done: number } {
  counter += 1;
  const job = {
    name: `test.hourly.${counter}`,
    done: 0,
    next: (now: Date) => new Date(now.getTime() + HOUR_MS),
    async work() {
      job.done += 1;
      await work();
    },
  };
  return job;
}
const never = () => false;

test('a job is done when it is due, once over all nodes, and then not before it is due again', async () => {
  const job = hourly(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(await doJob(job, never)).toBe(false);
  const who = await Promise.all([1, 2, 3].map(() => doJob(job, never, later(1.1))));
  expect(who.filter(Boolean)).toHaveLength(1);
  expect(await doJob(job, never)).toBe(false);
  expect(job.done).toBe(1);
});

test('a job that failed or was cut off is due still, and free for the next', async () => {
  const job = hourly(async () => {
    if (job.done === 1) throw new Error('half done');
  });
  await doJob(job, never);
  await expect(doJob(job, never, later(1.1))).rejects.toThrow('half done');
  expect(await doJob(job, () => true, later(1.2))).toBe(true);
  expect(await doJob(job, never, later(1.3))).toBe(true);
  expect(job.done).toBe(3);
});

test('a node that died keeps it until its lease has run out', async () => {
  const job = hourly();
  await doJob(job, never);
  await mongoose.connection
    .collection<{ _id: string }>('jobs')
    .updateOne({ _id: job.name }, { $set: { dueAt: later(-1), leaseUntil: later(0.05) } });
  expect(await doJob(job, never)).toBe(false);
  expect(await doJob(job, never, later(0.1))).toBe(true);
});

test('the next night is never now, and less than a day away', () => {
  for (const now of ['2026-11-25T01:59:59Z', '2026-11-25T02:00:00Z', '2026-12-31T23:00:00Z']) {
    const night = nextNight(new Date(now));
    expect(night.getUTCHours()).toBe(2);
    expect(night.getTime() - Date.parse(now)).toBeGreaterThan(0);
    expect(night.getTime() - Date.parse(now)).toBeLessThanOrEqual(24 * HOUR_MS);
  }
});
