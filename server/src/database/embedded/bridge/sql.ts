import pg from 'pg';
import { isLost } from './errors';

/** A document, as text that costs little to read: pg gives every column as UTF-8 text. */
const bson = (expression: string) => `encode((${expression})::bytea, 'base64')`;

const WRITTEN = `SELECT ${bson('p_result')}, p_success FROM documentdb_api`;
const PAGE = `SELECT ${bson('cursorpage')}, ${bson('continuation')}`;
const FIRST_PAGE = `${PAGE}, persistconnection, cursorid FROM documentdb_api`;
const EXPLAIN = 'EXPLAIN (FORMAT JSON) SELECT document FROM documentdb_api_catalog';

/** DocumentDB's functions, one for each kind of command. Prepared once per connection by name. */
const STATEMENTS = {
  insert: `${WRITTEN}.insert($1,$2,$3,$4)`,
  update: `${WRITTEN}.update($1,$2,$3,$4)`,
  delete: `${WRITTEN}.delete($1,$2,$3,$4)`,
  findAndModify: `${WRITTEN}.find_and_modify($1,$2,$3)`,
  find: `${FIRST_PAGE}.find_cursor_first_page($1,$2)`,
  aggregate: `${FIRST_PAGE}.aggregate_cursor_first_page($1,$2)`,
  listCollections: `${FIRST_PAGE}.list_collections_cursor_first_page($1,$2)`,
  listIndexes: `${FIRST_PAGE}.list_indexes_cursor_first_page($1,$2)`,
  getMore: `${PAGE} FROM documentdb_api.cursor_get_more($1,$2,$3)`,
  killCursors: 'SELECT documentdb_api_internal.delete_cursors($1::int8[])',
  count: `SELECT ${bson('document')} FROM documentdb_api.count_query($1,$2)`,
  distinct: `SELECT ${bson('document')} FROM documentdb_api.distinct_query($1,$2)`,
  create: `SELECT ${bson('documentdb_api.create_collection_view($1,$2)')}`,
  collMod: `SELECT ${bson('documentdb_api.coll_mod($1,$2,$3)')}`,
  renameCollection: 'SELECT documentdb_api.rename_collection($1)',
  createIndexes: `SELECT ${bson('retval')}, ok, ${bson('requests')} FROM documentdb_api.create_indexes_background($1,$2)`,
  indexStatus: `SELECT ${bson('retval')}, ok, complete FROM documentdb_api_internal.check_build_index_status($1)`,
  buildIndexes: 'CALL documentdb_api_internal.build_index_concurrently(1)',
  dropIndexes: 'CALL documentdb_api.drop_indexes($1,$2)',
  drop: 'SELECT documentdb_api.drop_collection($1,$2)',
  dropDatabase: 'SELECT documentdb_api.drop_database($1)',
  listDatabases: `SELECT ${bson('documentdb_api.list_databases($1)')}`,
  collStats: `SELECT ${bson('documentdb_api.coll_stats($1,$2,$3)')}`,
  dbStats: `SELECT ${bson('documentdb_api.db_stats($1,$2,$3)')}`,
  validate: `SELECT ${bson('documentdb_api.validate($1,$2)')}`,
  currentOp: `SELECT ${bson('documentdb_api.current_op_command($1)')}`,
  explainFind: `${EXPLAIN}.bson_aggregation_find($1,$2)`,
  explainAggregate: `${EXPLAIN}.bson_aggregation_pipeline($1,$2)`,
  explainCount: `${EXPLAIN}.bson_aggregation_count($1,$2)`,
  explainDistinct: `${EXPLAIN}.bson_aggregation_distinct($1,$2)`,
  ping: 'SELECT 1',
  analyze: 'ANALYZE',
  makeSchema: 'CREATE SCHEMA IF NOT EXISTS leaven',
  makeCommits:
    'CREATE TABLE IF NOT EXISTS leaven.commits (session text, number bigint, at timestamptz DEFAULT now(), PRIMARY KEY (session, number))',
  noteCommit:
    'INSERT INTO leaven.commits (session, number) SELECT $1::text, $2::bigint WHERE pg_current_xact_id_if_assigned() IS NOT NULL',
  findCommit: 'SELECT 1 FROM leaven.commits WHERE session = $1 AND number = $2',
  forgetCommits: "DELETE FROM leaven.commits WHERE at < now() - interval '10 minutes'",
} as const;

export type Statement = keyof typeof STATEMENTS;
export type Row = (string | null)[];
export type Value = string | number | boolean | Buffer | null;

/** Where PostgreSQL listens: a folder with its socket. */
export interface PostgresAddress {
  folder: string;
  port: number;
  user: string;
  database: string;
}

const AS_TEXT = { getTypeParser: () => (text: string) => text };
/** How PostgreSQL writes a document itself, where a procedure's answer cannot be converted. */
const HEX_MARK = 'BSONHEX';

/** A column with a document, as bytes. */
export function toBytes(column: string | null | undefined): Buffer {
  if (column === null || column === undefined) return Buffer.alloc(0);
  // No document in base64 begins so: it would be longer than any message.
  if (column.startsWith(HEX_MARK)) return Buffer.from(column.slice(HEX_MARK.length), 'hex');
  return Buffer.from(column, 'base64');
}

/** Runs one statement on a connection and returns its first row. */
export async function run(
  client: pg.PoolClient,
  statement: Statement,
  values: Value[] = [],
): Promise<Row> {
  const result = await client.query<Row>({
    name: statement,
    text: STATEMENTS[statement],
    values,
    rowMode: 'array',
    types: AS_TEXT,
  });
  return result.rows[0] ?? [];
}

const WAIT_FOR_POSTGRES_MS = 15_000;
const MAX_PAUSE_MS = 500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** PostgreSQL connections: a pool that outlives restarts of the server. */
export class Connections {
  readonly #pool: pg.Pool;

  constructor({ folder, port, user, database }: PostgresAddress, max: number) {
    this.#pool = new pg.Pool({
      host: folder,
      port,
      user,
      database,
      max,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 20_000,
    });
    // An idle connection that dies needs no handling: the next command gets a new one.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  /**
   * A connection, to be released by the caller. While PostgreSQL is being started again this
   * waits: nothing has been sent yet, so nothing can happen twice.
   */
  async acquire(): Promise<pg.PoolClient> {
    const until = Date.now() + WAIT_FOR_POSTGRES_MS;
    for (let pause = 20; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (!isLost(error) || Date.now() > until) throw error;
      }
      await sleep(pause);
    }
  }

  /** Runs one statement on any connection. */
  async run(statement: Statement, values?: Value[]): Promise<Row> {
    const client = await this.acquire();
    let failure: unknown;
    try {
      return await run(client, statement, values);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(isLost(failure)); // true: the connection is thrown away
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
