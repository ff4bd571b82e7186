import { setTimeout as sleep } from 'node:timers/promises';
import { onEvent } from '../events/log';
import { log } from '../log';
import { doJob, type Job } from './jobs';

const LOOK_MS = 60_000;
/** Within it every node has heard of new settings: they are kept for five seconds. */
const HEARD_MS = 7_000;

/**
 * Writes something by new settings: once, and once more when all nodes have heard of them, for what one
 * of them wrote by the old ones.
 * @param write answers false where it was cut off
 * @returns whether all of it is written
 */
export async function writeTwice(
  write: () => Promise<boolean>,
  stopped: () => boolean,
  heardMs = HEARD_MS,
): Promise<boolean> {
  if (!(await write())) return false;
  for (const until = Date.now() + heardMs; Date.now() < until; ) {
    if (stopped()) return false;
    await sleep(Math.min(250, heardMs));
  }
  return write();
}

/**
 * Keeps what is stored in step with a group of the settings: looks now and then whether it is, and at
 * once where an administrator of this node has changed them; one node at a time does the work.
 */
export function runBySettings({
  group,
  isInStep,
  ...job
}: Pick<Job, 'name' | 'work'> & { group: string; isInStep(): Promise<boolean> }): {
  stop(): Promise<void>;
} {
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  const always: Job = { ...job, next: (now) => now };
  const look = () => {
    working = working
      .then(async () => {
        if (stopped || (await isInStep())) return;
        // The first time a job is only noted down.
        for (let tries = 0; tries < 2; tries++) if (await doJob(always, () => stopped)) return;
      })
      .catch((error: unknown) => log.error({ err: error, job: job.name }, 'a job failed'));
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  onEvent('settings.changed', ({ data }) => {
    if (data.fields.includes(group)) look();
  });
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
