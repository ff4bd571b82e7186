import { EventEmitter } from 'node:events';
import { type ClientSession, model, Schema, Types } from 'mongoose';
import { log } from '../log';
import type { FactKind, Facts } from './facts';

/** A fact that happened, as it stands in the log. */
export type LeavenEvent<K extends FactKind = FactKind> = {
  [P in K]: { id: string; kind: P; at: Date; actorId: string | null; data: Facts[P] };
}[K];

export type NewEvent = {
  [P in FactKind]: { kind: P; actorId: string | null; data: Facts[P] };
}[FactKind];

interface StoredEvent {
  _id: Types.ObjectId;
  kind: FactKind;
  at: Date;
  actorId: string | null;
  data: Facts[FactKind];
  /** The consumers that have not handled it yet. */
  pending: string[];
  /** Until when which consumer works on it. */
  leases: Record<string, Date>;
}

const schema = new Schema<StoredEvent>(
  {
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, default: null },
    data: { type: Schema.Types.Mixed, required: true },
    pending: { type: [String], default: [] },
    leases: { type: Schema.Types.Mixed, default: {} },
  },
  { versionKey: false, minimize: false },
);
schema.index({ pending: 1, _id: 1 });

export const EventRow = model('Event', schema, 'events');

const consumerKinds = new Map<string, ReadonlySet<FactKind>>();

/** Events of these kinds will wait in the log for this consumer; see `consumers.ts`. */
export function subscribeConsumer(name: string, kinds: readonly FactKind[]): void {
  consumerKinds.set(name, new Set(kinds));
}

/** Writes a fact, in the caller's transaction where there is one. */
export async function recordEvent(event: NewEvent, session?: ClientSession): Promise<LeavenEvent> {
  const pending = [...consumerKinds].filter(([, kinds]) => kinds.has(event.kind)).map(([n]) => n);
  const row = { ...event, _id: new Types.ObjectId(), at: new Date(), pending, leases: {} };
  await EventRow.create([row], session ? { session } : {});
  return { ...event, id: String(row._id), at: row.at } as LeavenEvent;
}

const bus = new EventEmitter();
bus.setMaxListeners(0);

const underWay = new Set<Promise<void>>();

/** Hears of facts after their commit, in this process only; a failure is logged and stops nobody. */
export function onEvent<K extends FactKind>(
  kind: K,
  handle: (event: LeavenEvent<K>) => unknown,
): void {
  bus.on(kind, (event: LeavenEvent<K>) => {
    const work = Promise.resolve(event)
      .then(handle)
      .catch((error: unknown) =>
        log.error({ err: error, kind, eventId: event.id }, 'an event handler failed'),
      )
      .then(() => void underWay.delete(work));
    underWay.add(work);
  });
}

/** Resolves when everybody who heard of a fact is done with it; before the database is left. */
export async function eventsHandled(): Promise<void> {
  await Promise.all(underWay);
}

type Waker = (kind: FactKind) => void;
const wakers = new Set<Waker>();
/** `wake` is called whenever something was published that a consumer may be waiting for. */
export const onPublish = (wake: Waker) => {
  wakers.add(wake);
  return () => wakers.delete(wake);
};

export function publish(event: LeavenEvent): void {
  bus.emit(event.kind, event);
  for (const wake of wakers) wake(event.kind);
}
