import type pg from 'pg';
import { BridgeError, isLost, noSuchTransaction } from './errors';
import { type Connections, run } from './sql';

const IDLE_LIMIT_MS = 60_000;
const REMEMBERED_MS = 30 * IDLE_LIMIT_MS;

/** A client's transaction; while it is open it owns one connection to PostgreSQL. */
export interface Transaction {
  client: pg.PoolClient | null;
  number: number;
  state: 'active' | 'committed' | 'aborted';
  busy: boolean;
  used: number;
}

/** The connection of an open transaction. What was to run in it must never run outside. */
export function clientOf({ client }: Transaction): pg.PoolClient {
  if (!client) throw noSuchTransaction('the transaction has ended');
  return client;
}

/** The newest transaction of every session. */
export class Transactions {
  readonly #bySession = new Map<string, Transaction>();
  #nextForgetting = 0;

  constructor(
    private readonly connections: Connections,
    private readonly onEnd: (transaction: Transaction) => void,
  ) {}

  async begin(session: string, number: number): Promise<Transaction> {
    const previous = this.#bySession.get(session);
    if (previous?.client) {
      if (number <= previous.number)
        throw new BridgeError(225, 'TransactionTooOld', 'a newer transaction is running');
      await this.rollback(session);
    }
    const client = await this.connections.acquire();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    } catch (error) {
      client.release(true);
      throw error;
    }
    const transaction: Transaction = {
      client,
      number,
      state: 'active',
      busy: false,
      used: Date.now(),
    };
    this.#bySession.set(session, transaction);
    return transaction;
  }

  /** The open transaction with this number. */
  current(session: string, number: number): Transaction {
    const transaction = this.#bySession.get(session);
    if (!transaction?.client || transaction.number !== number)
      throw noSuchTransaction('the transaction was aborted or is not known');
    return transaction;
  }

  /** May be asked again by a client that got no answer: what was committed stays so. */
  async commit(session: string, number: number): Promise<void> {
    const transaction = this.#bySession.get(session);
    const isOpen = transaction?.number === number && transaction.client;
    if (!isOpen) {
      if (await this.#wasCommitted(session, number)) return;
      throw noSuchTransaction('the transaction was aborted or is not known');
    }
    const client = this.#detach(transaction, 'aborted');
    try {
      await run(client, 'noteCommit', [session, number]);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      if (!isLost(error)) throw error;
      if (!(await this.#wasCommitted(session, number)))
        throw noSuchTransaction('the database was restarted');
    }
    transaction.state = 'committed';
  }

  /**
   * Each transaction that writes leaves a note of itself with its COMMIT; so it is known what came
   * of one whose COMMIT went unanswered, by this bridge or by one that was killed. PostgreSQL's own
   * transaction ids cannot tell: after a crash they are used again.
   */
  async #wasCommitted(session: string, number: number): Promise<boolean> {
    const transaction = this.#bySession.get(session);
    if (transaction?.number === number && transaction.state === 'committed') return true;
    return (await this.connections.run('findCommit', [session, number])).length > 0;
  }

  async rollback(session: string): Promise<void> {
    const transaction = this.#bySession.get(session);
    if (!transaction?.client) return;
    const client = this.#detach(transaction, 'aborted');
    try {
      await client.query('ROLLBACK');
      client.release();
    } catch {
      client.release(true);
    }
  }

  async abort(session: string, number: number): Promise<void> {
    this.current(session, number);
    await this.rollback(session);
  }

  /** Ends transactions that were forgotten, so that their locks do not stay for ever. */
  async sweep(now: number): Promise<void> {
    for (const [session, transaction] of this.#bySession) {
      const idle = now - transaction.used;
      if (transaction.client && !transaction.busy && idle > IDLE_LIMIT_MS)
        await this.rollback(session);
      else if (!transaction.client && idle > REMEMBERED_MS) this.#bySession.delete(session);
    }
    if (now < this.#nextForgetting) return;
    this.#nextForgetting = now + IDLE_LIMIT_MS;
    await this.connections.run('forgetCommits');
  }

  /** Makes the table of notes; before the first transaction. */
  async prepare(): Promise<void> {
    await this.connections.run('makeSchema');
    await this.connections.run('makeCommits');
  }

  async close(): Promise<void> {
    await Promise.all([...this.#bySession.keys()].map((session) => this.rollback(session)));
    await this.connections.close();
  }

  #detach(transaction: Transaction, state: Transaction['state']): pg.PoolClient {
    const client = clientOf(transaction);
    transaction.client = null;
    transaction.state = state;
    this.onEnd(transaction);
    return client;
  }
}
