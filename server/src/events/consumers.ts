import type { Types } from 'mongoose';
import { log } from '../log';
import { repeat } from '../repeat';
import type { FactKind } from './facts';
import { EventRow, type LeavenEvent, onPublish, subscribeConsumer } from './log';

const LEASE_MS = 30_000;
const POLL_MS = 2_000;

export interface Consumer<K extends FactKind> {
  name: string;
  kinds: readonly K[];
  /** So many events are worked on at a time by one node; one by one in their order unless told. */
  atOnce?: number;
  /**
   * Must be safe to repeat: it is called at least once for each event.
   * @param isStopping what takes long asks between its pieces whether the process is to end
   * @returns `unfinished` where it stopped for that: the event waits for the next to take it
   */
  handle(event: LeavenEvent<K>, isStopping: () => boolean): Promise<unknown>;
}

/**
 * Works through the log for one consumer, oldest first. Any number of nodes may run it: a lease keeps an
 * event to one of them, and one that dies leaves it to the next after 30 s.
 */
export function runConsumer<K extends FactKind>(consumer: Consumer<K>): { stop(): Promise<void> } {
  const lease = `leases.${consumer.name}`;
  subscribeConsumer(consumer.name, consumer.kinds);

  async function claim() {
    const now = new Date();
    return EventRow.findOneAndUpdate(
      { pending: consumer.name, $or: [{ [lease]: { $exists: false } }, { [lease]: { $lt: now } }] },
      { $set: { [lease]: new Date(now.getTime() + LEASE_MS) } },
      { sort: { _id: 1 } },
    ).lean();
  }

  /** What takes longer than a lease, such as telling ten thousand people, keeps it. */
  function renewed(_id: Types.ObjectId): NodeJS.Timeout {
    return setInterval(() => {
      EventRow.updateOne(
        { _id, pending: consumer.name },
        { $set: { [lease]: new Date(Date.now() + LEASE_MS) } },
      ).catch((error: unknown) =>
        log.error({ err: error, consumer: consumer.name }, 'a lease was not renewed'),
      );
    }, LEASE_MS / 3).unref();
  }

  let isStopping = false;

  async function next(): Promise<boolean> {
    const row = await claim();
    if (!row) return false;
    const { _id, kind, at, actorId, data } = row;
    const renewal = renewed(_id);
    const event = { id: String(_id), kind, at, actorId, data } as LeavenEvent<K>;
    let isDone = false;
    try {
      isDone = (await consumer.handle(event, () => isStopping)) !== 'unfinished';
    } finally {
      clearInterval(renewal);
    }
    const done = isDone ? { $pull: { pending: consumer.name } } : {};
    await EventRow.updateOne({ _id }, { ...done, $unset: { [lease]: 1 } });
    return isDone;
  }

  const works = Array.from({ length: consumer.atOnce ?? 1 }, () =>
    repeat(consumer.name, POLL_MS, next),
  );
  const kinds: readonly FactKind[] = consumer.kinds;
  const unlisten = onPublish((kind) => {
    if (kinds.includes(kind)) for (const { wake } of works) wake();
  });
  return {
    async stop() {
      isStopping = true;
      unlisten();
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}
