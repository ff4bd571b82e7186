import { model, Schema } from 'mongoose';
import { isDuplicate } from '../database/connection';
import { log } from '../log';

const LOOK_MS = 60_000;
/** Renewed while the work goes on; a node that dies leaves the job to the next after this. */
const LEASE_MS = 5 * 60_000;

interface JobRow {
  _id: string;
  dueAt: Date;
  /** Until when one node has it. */
  leaseUntil: Date;
}

const schema = new Schema<JobRow>(
  {
    _id: String,
    dueAt: { type: Date, required: true },
    leaseUntil: { type: Date, required: true },
  },
  { versionKey: false },
);
const JobRow = model('Job', schema, 'jobs');

export interface Job {
  name: string;
  /** When it is to be done for the first time, or again after having been done. */
  next(now: Date): Date;
  /** Must be safe to repeat. Ends early where `stopped` says so. */
  work(stopped: () => boolean): Promise<void>;
}

/** At this hour of the next day (UTC), while hardly anybody works. */
export function nextNight(now: Date, hour = 2): Date {
  const night = new Date(now);
  night.setUTCHours(hour, 0, 0, 0);
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1);
  return night;
}

/** Takes the job if it is due and nobody has it; it can be taken again when the lease has run out. */
async function claim({ name, next }: Job, now: Date): Promise<boolean> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const taken = await JobRow.updateOne(
    { _id: name, dueAt: { $lte: now }, leaseUntil: { $lte: now } },
    { $set: { leaseUntil } },
  );
  if (taken.modifiedCount === 1) return true;
  if (!(await JobRow.exists({ _id: name })))
    await JobRow.create([{ _id: name, dueAt: next(now), leaseUntil: now }]).catch((error) => {
      if (!isDuplicate(error)) throw error;
    });
  return false;
}

/** Does the job if it is due. @returns whether this node did it */
export async function doJob(job: Job, stopped = () => false, now = new Date()): Promise<boolean> {
  if (!(await claim(job, now))) return false;
  const { name } = job;
  const renew = setInterval(() => {
    JobRow.updateOne(
      { _id: name },
      { $set: { leaseUntil: new Date(Date.now() + LEASE_MS) } },
    ).catch((error: unknown) => log.error({ err: error, job: name }, 'a lease was not renewed'));
  }, LEASE_MS / 3);
  renew.unref();
  try {
    await job.work(stopped);
    if (!stopped())
      await JobRow.updateOne({ _id: name }, { $set: { dueAt: job.next(new Date()) } });
    return true;
  } finally {
    clearInterval(renew);
    await JobRow.updateOne({ _id: name }, { $set: { leaseUntil: new Date() } });
  }
}

/** Does a job whenever it is due, on one of all nodes. */
export function runJob(job: Job): { stop(): Promise<void> } {
  let stopped = false;
  let working: Promise<unknown> = Promise.resolve();
  const look = () => {
    working = working
      .then(() => (stopped ? undefined : doJob(job, () => stopped)))
      .catch((error: unknown) => log.error({ err: error, job: job.name }, 'a job failed'));
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
