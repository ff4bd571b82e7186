import { repeat } from '../../../repeat';
import { unhurried } from '../pace';
import { onChoice } from '../settings/settings.service';
import type { Surroundings } from '../tellings/index';
import { gatherNext, planAnew } from './gather';
import { type Senders, sendNext } from './send';

const LOOK_MS = 2_000;
/** Mail servers take their time; a few are talked to at once. */
const AT_ONCE = 3;
/** Of the time; a morning's digests for ten thousand people take some minutes. */
const SHARE = 1 / 4;

const wakers = new Set<() => void>();
/** For who has just made something to deliver. */
export function wakeDeliveries(): void {
  for (const wake of wakers) wake();
}

const work = (name: string, next: () => Promise<boolean>) =>
  repeat(name, LOOK_MS, unhurried(SHARE, next));

/** Gathers what is due and sends it, on any number of nodes. */
export function runDeliveries(senders: Senders, around: Surroundings): { stop(): Promise<void> } {
  const sending = Array.from({ length: AT_ONCE }, () =>
    work('sending', () => sendNext(senders, around)),
  );
  const gathering = work('gathering', async () => {
    const gathered = await gatherNext();
    if (gathered) for (const { wake } of sending) wake();
    return gathered;
  });
  wakers.add(gathering.wake);
  onChoice(async (userId) => {
    await planAnew(userId);
    gathering.wake();
  });
  return {
    async stop() {
      wakers.delete(gathering.wake);
      await Promise.all([gathering, ...sending].map((one) => one.stop()));
    },
  };
}
