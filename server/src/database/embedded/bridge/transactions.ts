import type pg from 'pg';
import { BridgeError, isLost, noSuchTransaction } from './errors';
import { type Connections, run } from './sql';

const IDLE_LIMIT_MS = 60_000;
const REMEMBERED_MS = 30 * IDLE_LIMIT_MS;

/** A client's transaction; while it is open it owns one connection to PostgreSQL. */
export interface Transaction {
  client: pg.PoolClient | null;
  number: number;
  state: 'active' | 'committing' | 'committed' | 'aborted';
  busy: boolean;
  used: number;
}

/** The newest transaction of every session. */
export class Transactions {
  readonly #bySession = new Map<string, Transaction>();

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

  async commit(session: string, number: number): Promise<void> {
    const known = this.#bySession.get(session);
    if (known?.number === number && known.state === 'committed') return;
    const transaction = this.current(session, number);
    const client = this.#detach(transaction, 'committing');
    let id: string | null | undefined; // undefined: COMMIT was not even sent
    try {
      [id = null] = await run(client, 'transactionId');
      const result = await client.query('COMMIT');
      client.release();
      // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed.
      if (result.command !== 'COMMIT') throw noSuchTransaction('the transaction had failed before');
    } catch (error) {
      transaction.state = 'aborted';
      if (error instanceof BridgeError) throw error;
      client.release(true);
      if (!isLost(error)) throw error;
      if (id === undefined || !(await this.#wasCommitted(id)))
        throw noSuchTransaction('the database was restarted');
    }
    transaction.state = 'committed';
  }

  /** Whether a transaction whose COMMIT went unanswered was committed, once PostgreSQL is back. */
  async #wasCommitted(id: string | null): Promise<boolean> {
    if (id === null) return true; // it wrote nothing
    const [status] = await this.connections.run('transactionStatus', [id]);
    return status === 'committed';
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
  }

  async close(): Promise<void> {
    await Promise.all([...this.#bySession.keys()].map((session) => this.rollback(session)));
    await this.connections.close();
  }

  #detach(transaction: Transaction, state: Transaction['state']): pg.PoolClient {
    const { client } = transaction;
    if (!client) throw noSuchTransaction('the transaction has ended');
    transaction.client = null;
    transaction.state = state;
    this.onEnd(transaction);
    return client;
  }
}
