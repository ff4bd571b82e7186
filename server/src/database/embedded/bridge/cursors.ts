import type pg from 'pg';
import { type Fields, readId } from './bson';
import type { Command } from './command';
import { BridgeError, isLost } from './errors';
import { type Connections, type Row, run, type Statement, toBytes } from './sql';
import { clientOf, type Transaction } from './transactions';

const IDLE_LIMIT_MS = 600_000;

interface Cursor {
  database: string;
  continuation: Buffer;
  /** Set where PostgreSQL keeps the cursor's state in a connection. */
  client: pg.PoolClient | null;
  transaction: Transaction | null;
  busy: boolean;
  used: number;
}

/** Cursors that have more to give, by their id in decimal digits. */
export class Cursors {
  readonly #byId = new Map<string, Cursor>();

  constructor(private readonly connections: Connections) {}

  /** Runs a command that answers with a cursor and keeps what is needed to go on. */
  async firstPage(command: Command, statement: Statement): Promise<Buffer> {
    const values = [command.database, command.body];
    if (command.transaction) {
      const row = await run(clientOf(command.transaction), statement, values);
      return this.#keep(command, row, null);
    }
    const client = await this.connections.acquire();
    let row: Row;
    try {
      row = await run(client, statement, values);
    } catch (error) {
      client.release(isLost(error));
      throw error;
    }
    const [, continuation, persist] = row;
    const pinned = continuation !== null && persist === 't';
    if (!pinned) client.release();
    return this.#keep(command, row, pinned ? client : null);
  }

  #keep(command: Command, row: Row, client: pg.PoolClient | null): Buffer {
    const [page, continuation, , id] = row;
    if (continuation && id)
      this.#byId.set(id, {
        database: command.database,
        continuation: toBytes(continuation),
        client,
        transaction: command.transaction,
        busy: false,
        used: Date.now(),
      });
    return toBytes(page);
  }

  async nextPage(body: Buffer, fields: Fields): Promise<Buffer> {
    const id = readId(body, fields.get('getMore'));
    const cursor = this.#byId.get(id);
    if (!cursor) throw new BridgeError(43, 'CursorNotFound', `cursor id ${id} not found`);
    const values = [cursor.database, body, cursor.continuation];
    const client = cursor.transaction ? clientOf(cursor.transaction) : cursor.client;
    cursor.used = Date.now();
    cursor.busy = true;
    try {
      const [page, continuation] = client
        ? await run(client, 'getMore', values)
        : await this.connections.run('getMore', values);
      if (continuation) cursor.continuation = toBytes(continuation);
      else this.#forget(id, cursor, false);
      return toBytes(page);
    } catch (error) {
      this.#forget(id, cursor, true);
      throw error;
    } finally {
      cursor.busy = false;
    }
  }

  /** Ends a cursor before its end; false if there is none with this id. */
  kill(id: string): boolean {
    const cursor = this.#byId.get(id);
    if (!cursor) return false;
    this.#forget(id, cursor, true);
    // What PostgreSQL keeps for a cursor without a connection is a file; failing to delete it now
    // is no loss, for it is deleted at the next start.
    if (!cursor.client && !cursor.transaction)
      this.connections.run('killCursors', [`{${id}}`]).catch(() => {});
    return true;
  }

  #forget(id: string, cursor: Cursor, endConnection: boolean): void {
    if (this.#byId.delete(id)) cursor.client?.release(endConnection);
  }

  /** A transaction's cursors end with it. */
  dropOf(transaction: Transaction): void {
    for (const [id, cursor] of this.#byId)
      if (cursor.transaction === transaction) this.#byId.delete(id);
  }

  sweep(now: number): void {
    for (const [id, cursor] of this.#byId)
      if (!cursor.busy && now - cursor.used > IDLE_LIMIT_MS) this.kill(id);
  }

  close(): void {
    for (const id of this.#byId.keys()) this.kill(id);
  }
}
