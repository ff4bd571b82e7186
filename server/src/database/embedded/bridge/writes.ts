import type { BSON } from 'bson';
import { decode, encode } from './bson';
import { type Command, namespaceOf } from './command';
import {
  codeOf,
  codeOfPackedState,
  DUPLICATE_KEY,
  describeDuplicate,
  errorWithCode,
  isConflict,
  WRITE_CONFLICT,
} from './errors';
import { type Connections, type Row, run, type Statement, toBytes } from './sql';
import { clientOf } from './transactions';

const MAX_CONFLICTS = 12;
const MAX_LOST_UPSERTS = 5;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a statement in the command's transaction, or on any connection. */
export const execute = async (
  connections: Connections,
  command: Command,
  statement: Statement,
  values: (string | number | boolean | Buffer | null)[],
): Promise<Row> =>
  command.transaction
    ? run(clientOf(command.transaction), statement, values)
    : connections.run(statement, values);

/**
 * Outside a transaction one command is one SQL statement, hence atomic: after a deadlock it may
 * simply run again.
 */
export async function retryConflicts<T>(command: Command, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (command.transaction || attempt >= 8 || !isConflict(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** A command that is a single upsert, which mongod repeats when it meets a duplicate key. */
function isSingleUpsert({ body, sequence }: Command): boolean {
  const document = decode(body);
  if (document.findAndModify ?? document.findandmodify) return Boolean(document.upsert);
  if (!document.update) return false;
  if (!sequence) return document.updates?.length === 1 && Boolean(document.updates[0].upsert);
  return sequence.length === sequence.readInt32LE(0) && Boolean(decode(sequence).upsert);
}

/** The insert, update, delete and findAndModify commands. */
export class Writes {
  /** The last of those waiting for each collection. */
  readonly #queues = new Map<string, Promise<void>>();

  constructor(
    private readonly connections: Connections,
    private readonly rollback: (session: string) => Promise<void>,
  ) {}

  async write(command: Command, statement: Statement): Promise<Buffer> {
    for (let attempt = 0; ; attempt++) {
      let answer: Buffer | BSON.Document;
      try {
        answer = await this.#attempt(command, statement, attempt);
      } catch (error) {
        const again = codeOf(error) === DUPLICATE_KEY && attempt < MAX_LOST_UPSERTS;
        if (again && !command.transaction && isSingleUpsert(command)) continue;
        throw error;
      }
      if (Buffer.isBuffer(answer)) return answer;
      if (!this.#mayRepeat(command, answer, attempt)) return this.#report(command, answer);
      await sleep(Math.random() * 5 * 2 ** Math.min(attempt, 6));
    }
  }

  /** The answer: raw if the write succeeded, else decoded and with MongoDB's error codes. */
  async #attempt(
    command: Command,
    statement: Statement,
    attempt: number,
  ): Promise<Buffer | BSON.Document> {
    const { database, body, sequence, transaction, number, session } = command;
    // A retryable write has a number but is in no transaction: DocumentDB remembers its outcome.
    const once = !transaction && number !== undefined ? `${session}:${number}` : null;
    const values =
      statement === 'findAndModify' ? [database, body, once] : [database, body, sequence, once];
    // Second attempts go one by one: fifty upserts of one new key would deadlock again and again.
    const leave = attempt > 0 ? await this.#enterQueue(namespaceOf(command)) : undefined;
    try {
      const [answer, success] = await retryConflicts(command, () =>
        execute(this.connections, command, statement, values),
      );
      if (success === 't') return toBytes(answer);
      const document = decode(toBytes(answer));
      for (const error of document.writeErrors ?? []) error.code = codeOfPackedState(error.code);
      return document;
    } finally {
      leave?.();
    }
  }

  /** DocumentDB catches a deadlock or a lost upsert itself; if nothing was written, run again. */
  #mayRepeat(command: Command, answer: BSON.Document, attempt: number): boolean {
    if (command.transaction || attempt >= MAX_CONFLICTS) return false;
    if (answer.n !== 0 || answer.writeErrors?.length !== 1) return false;
    const { code } = answer.writeErrors[0];
    if (code === WRITE_CONFLICT) return true;
    return code === DUPLICATE_KEY && attempt < MAX_LOST_UPSERTS && isSingleUpsert(command);
  }

  async #enterQueue(key: string): Promise<() => void> {
    const before = this.#queues.get(key);
    let finish = () => {};
    const mine = new Promise<void>((resolve) => {
      finish = resolve;
    });
    this.#queues.set(key, mine);
    await before;
    return () => {
      if (this.#queues.get(key) === mine) this.#queues.delete(key);
      finish();
    };
  }

  /** The answer with its errors as mongod words them; they also end a transaction. */
  async #report(command: Command, answer: BSON.Document): Promise<Buffer> {
    const errors: BSON.Document[] = answer.writeErrors ?? [];
    for (const error of errors)
      if (error.code === DUPLICATE_KEY) describeDuplicate(error, namespaceOf(command));
    if (command.transaction) {
      await this.rollback(command.session);
      const conflict = errors.find((error) => error.code === WRITE_CONFLICT);
      if (conflict)
        throw errorWithCode(WRITE_CONFLICT, conflict.errmsg, ['TransientTransactionError']);
    }
    return encode(answer);
  }
}
