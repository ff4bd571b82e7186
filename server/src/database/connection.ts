import mongoose, { type ClientSession } from 'mongoose';
import { type LeavenEvent, type NewEvent, publish, recordEvent } from '../events/log';
import { migrations } from './migrations/all';
import { migrate } from './migrations/index';

export { isDuplicate } from './duplicate';

mongoose.set('strictQuery', true);

const options = { autoIndex: false, maxPoolSize: 40, serverSelectionTimeoutMS: 10_000 } as const;

/**
 * Connects, makes every collection and index that the loaded models ask for, and brings the data of
 * an earlier release forward. That may take minutes for a large company, which no request ever may:
 * it has a connection of its own.
 */
export async function connectDatabase(
  uri: string,
  report?: (progress: { message: string; fraction?: number }) => void,
): Promise<void> {
  await mongoose.connect(uri, { ...options, socketTimeoutMS: 0 });
  const before = await mongoose.connection.listCollections();
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
  await migrate(migrations, { isNew: before.length === 0, ...(report ? { report } : {}) });
  await mongoose.disconnect();
  await mongoose.connect(uri, { ...options, socketTimeoutMS: 60_000 });
}

export const disconnectDatabase = () => mongoose.disconnect();

/** Answers within two seconds or throws; for /readyz. */
export async function pingDatabase(): Promise<void> {
  await mongoose.connection.db?.admin().command({ ping: 1 }, { timeoutMS: 2_000 });
}

export interface Transaction {
  session: ClientSession;
  /** Writes a fact with the change; it is published once the transaction has committed. */
  record(event: NewEvent): Promise<LeavenEvent>;
}

/**
 * Runs `work` in one transaction and repeats it after a transient conflict, so it must do nothing
 * but database work. Keep it to a few documents, hot ones outside.
 */
export async function transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession();
  let recorded: LeavenEvent[] = [];
  try {
    const result = await session.withTransaction(async () => {
      recorded = [];
      return work({
        session,
        async record(event) {
          const written = await recordEvent(event, session);
          recorded.push(written);
          return written;
        },
      });
    });
    for (const event of recorded) publish(event);
    return result;
  } finally {
    await session.endSession();
  }
}
