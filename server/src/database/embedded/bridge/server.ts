import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { encode } from './bson';
import { type Command, namespaceOf, parseCommand } from './command';
import { commandHandlers, type Handler, MAX_MESSAGE_BYTES } from './commands';
import { Cursors } from './cursors';
import { errorDocument, errorWithCode } from './errors';
import { Connections, type PostgresAddress } from './sql';
import { Transactions } from './transactions';
import { refuseWrongAnswers } from './unsupported';
import { serveConnection } from './wire';
import { Writes } from './writes';

const CONNECTIONS = 20;
const OPEN_TRANSACTIONS = 48;
const SWEEP_MS = 5_000;

export interface Bridge {
  /** Refreshes the planner's statistics of every collection. */
  analyze(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lets MongoDB's drivers talk to PostgreSQL with DocumentDB, over a unix socket that only this
 * user may open: the bridge has no authentication, so it never listens on TCP.
 */
export async function startBridge(postgres: PostgresAddress, socketPath: string): Promise<Bridge> {
  const connections = new Connections(postgres, CONNECTIONS);
  const cursors = new Cursors(connections);
  const transactions = new Transactions(new Connections(postgres, OPEN_TRANSACTIONS), (ended) =>
    cursors.dropOf(ended),
  );
  const writes = new Writes(connections, (session) => transactions.rollback(session));
  const handlers = commandHandlers({
    connections,
    transactions,
    cursors,
    writes,
    address: socketPath,
  });

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, MAX_MESSAGE_BYTES, (body, sequence) =>
      answer(handlers, transactions, body, sequence),
    );
  });
  await transactions.prepare();
  rmSync(socketPath, { force: true }); // of a bridge that was killed; the lock says it is ours
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socketPath, resolve);
  });
  chmodSync(socketPath, 0o600);

  const sweeper = setInterval(() => {
    cursors.sweep(Date.now());
    transactions.sweep(Date.now()).catch(() => {}); // it is swept again
  }, SWEEP_MS);

  return {
    analyze: async () => {
      await connections.run('analyze');
    },
    close: async () => {
      clearInterval(sweeper);
      server.close();
      for (const socket of sockets) socket.destroy();
      cursors.close();
      await transactions.close();
      await connections.close();
    },
  };
}

async function answer(
  handlers: Map<string, Handler>,
  transactions: Transactions,
  body: Buffer,
  sequence: Buffer | null,
): Promise<Buffer> {
  const command = parseCommand(body, sequence);
  try {
    const handler = handlers.get(command.name.toLowerCase());
    if (!handler) throw errorWithCode(59, `no such command: '${command.name}'`);
    refuseWrongAnswers(command);
    const endsTransaction = /^(commit|abort)Transaction$/.test(command.name);
    if (!command.inTransaction || endsTransaction) return await handler(command);
    return await answerInTransaction(handler, transactions, command);
  } catch (error) {
    return encode(errorDocument(error, command.inTransaction, namespaceOf(command)));
  }
}

/** As in mongod, an error within a transaction ends it. */
async function answerInTransaction(
  handler: Handler,
  transactions: Transactions,
  command: Command,
): Promise<Buffer> {
  const { session, number = -1, startsTransaction } = command;
  const transaction = startsTransaction
    ? await transactions.begin(session, number)
    : transactions.current(session, number);
  command.transaction = transaction;
  transaction.busy = true;
  try {
    return await handler(command);
  } catch (error) {
    await transactions.rollback(session);
    throw error;
  } finally {
    transaction.busy = false;
    transaction.used = Date.now();
  }
}
