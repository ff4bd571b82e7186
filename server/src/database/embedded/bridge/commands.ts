import { type BSON, Long } from 'bson';
import { decode, encode } from './bson';
import { type Command, namespaceOf } from './command';
import type { Cursors } from './cursors';
import { explain } from './explain';
import { createIndexes, dropIndexes } from './indexes';
import { type Connections, type Statement, toBytes, type Value } from './sql';
import type { Transactions } from './transactions';
import { execute, retryConflicts, type Writes } from './writes';

export const MAX_MESSAGE_BYTES = 48_000_000;
const MAX_DOCUMENT_BYTES = 16_777_216;
const WIRE_VERSION = 21; // MongoDB 7.0, whose commands DocumentDB 1.0 speaks
const VERSION = [7, 0, 0, 0];

/** Answers one kind of command with a raw document; throws BridgeError or a driver's error. */
export type Handler = (command: Command) => Promise<Buffer> | Buffer;

export interface Services {
  connections: Connections;
  transactions: Transactions;
  cursors: Cursors;
  writes: Writes;
  /** What clients are told this server is called. */
  address: string;
}

/** The handlers by the lower-cased name of their command. */
export function commandHandlers(services: Services): Map<string, Handler> {
  const handlers = {
    ...handshakes(services),
    ...reads(services),
    ...changes(services),
    ...administration(services),
    ...sessions(services),
  };
  return new Map(
    Object.entries<Handler>(handlers).map(([name, handler]) => [name.toLowerCase(), handler]),
  );
}

const OK = { ok: 1 };

function handshakes({ connections, address }: Services) {
  const hello = () =>
    encode({
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      secondary: false,
      // Drivers allow transactions on replica sets only.
      setName: 'leaven',
      setVersion: 1,
      hosts: [address],
      primary: address,
      me: address,
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      maxMessageSizeBytes: MAX_MESSAGE_BYTES,
      maxWriteBatchSize: 25_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      connectionId: 1,
      minWireVersion: 0,
      maxWireVersion: WIRE_VERSION,
      readOnly: false,
      ...OK,
    });
  const version = VERSION.slice(0, 3).join('.');
  return {
    hello,
    isMaster: hello,
    ping: async () => {
      await connections.run('ping');
      return encode(OK);
    },
    buildInfo: () =>
      encode({
        version,
        versionArray: VERSION,
        gitVersion: 'documentdb',
        modules: [],
        bits: 64,
        maxBsonObjectSize: MAX_DOCUMENT_BYTES,
        ...OK,
      }),
    connectionStatus: () =>
      encode({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ...OK }),
    serverStatus: () =>
      encode({
        host: address,
        version,
        process: 'bridge',
        pid: process.pid,
        uptime: process.uptime(),
        ...OK,
      }),
    getParameter: () => encode({ featureCompatibilityVersion: { version: '7.0' }, ...OK }),
  };
}

function reads({ connections, cursors }: Services) {
  const { one } = singleAnswers(connections);
  return {
    find: (command: Command) => cursors.firstPage(command, 'find'),
    aggregate: (command: Command) => cursors.firstPage(command, 'aggregate'),
    getMore: ({ body, fields }: Command) => cursors.nextPage(body, fields),
    killCursors: ({ body }: Command) => {
      const ids: BSON.Document[string][] = decode(body).cursors ?? [];
      const killed = ids.map((id) => ({ id: Long.fromValue(id), known: cursors.kill(String(id)) }));
      return encode({
        cursorsKilled: killed.filter(({ known }) => known).map(({ id }) => id),
        cursorsNotFound: killed.filter(({ known }) => !known).map(({ id }) => id),
        cursorsAlive: [],
        cursorsUnknown: [],
        ...OK,
      });
    },
    count: one('count', ({ database, body }) => [database, exactly(body)]),
    distinct: one('distinct', ({ database, body }) => [database, body]),
    explain: (command: Command) => explain(connections, command),
  };
}

/** Without a filter DocumentDB answers a count from statistics, which may be old; mongod's is right. */
function exactly(body: Buffer): Buffer {
  const command = decode(body);
  const filtered = Object.keys(command.query ?? {}).length > 0;
  return filtered ? body : encode({ ...command, query: { $and: [{}] } });
}

function changes({ connections, writes }: Services) {
  return {
    insert: (command: Command) => writes.write(command, 'insert'),
    update: (command: Command) => writes.write(command, 'update'),
    delete: (command: Command) => writes.write(command, 'delete'),
    findAndModify: (command: Command) => writes.write(command, 'findAndModify'),
    createIndexes: (command: Command) => createIndexes(connections, command),
    dropIndexes: (command: Command) => dropIndexes(connections, command),
  };
}

function administration({ connections, cursors }: Services) {
  const { one, plain } = singleAnswers(connections);
  return {
    listCollections: (command: Command) => cursors.firstPage(command, 'listCollections'),
    listIndexes: (command: Command) => cursors.firstPage(command, 'listIndexes'),
    listDatabases: one('listDatabases', ({ body }) => [body]),
    create: one('create', ({ database, body }) => [database, body]),
    collMod: one('collMod', ({ database, collection, body }) => [database, collection, body]),
    collStats: one('collStats', ({ database, collection }) => [database, collection, 1]),
    dbStats: one('dbStats', ({ database }) => [database, 1, false]),
    validate: one('validate', ({ database, body }) => [database, body]),
    currentOp: one('currentOp', ({ body }) => [body]),
    renameCollection: plain(
      'renameCollection',
      ({ body }) => [body],
      () => OK,
    ),
    drop: plain(
      'drop',
      ({ database, collection }) => [database, collection],
      (command, dropped) =>
        dropped === 't' ? { ns: namespaceOf(command), nIndexesWas: 1, ...OK } : OK,
    ),
    dropDatabase: plain(
      'dropDatabase',
      ({ database }) => [database],
      ({ database }) => ({ dropped: database, ...OK }),
    ),
  };
}

function sessions({ transactions }: Services) {
  return {
    commitTransaction: async ({ session, number }: Command) => {
      await transactions.commit(session, number ?? -1);
      return encode(OK);
    },
    abortTransaction: async ({ session, number }: Command) => {
      await transactions.abort(session, number ?? -1);
      return encode(OK);
    },
    endSessions: async ({ body }: Command) => {
      const ended: { id: { buffer: Uint8Array } }[] = decode(body).endSessions ?? [];
      for (const { id } of ended)
        await transactions.rollback(Buffer.from(id.buffer).toString('hex'));
      return encode(OK);
    },
    killSessions: () => encode(OK),
    refreshSessions: () => encode(OK),
  };
}

/** Makers of handlers that run one statement and answer with its one value. */
function singleAnswers(connections: Connections) {
  const value = async (command: Command, statement: Statement, values: Value[]) => {
    const run = () => execute(connections, command, statement, values);
    const [first] = await retryConflicts(command, run);
    return first ?? null;
  };
  return {
    /** The value is the answer. */
    one:
      (statement: Statement, values: (command: Command) => Value[]): Handler =>
      async (command) =>
        toBytes(await value(command, statement, values(command))),
    /** The answer is made from the value. */
    plain:
      (
        statement: Statement,
        values: (command: Command) => Value[],
        answer: (command: Command, value: string | null) => BSON.Document,
      ): Handler =>
      async (command) =>
        encode(answer(command, await value(command, statement, values(command)))),
  };
}
