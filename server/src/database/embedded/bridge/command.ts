import { type Fields, fieldsOf, isTrue, readNumber, readText } from './bson';
import type { Transaction } from './transactions';

/** One command as it came over the wire, with what the bridge has read of it. */
export interface Command {
  name: string;
  database: string;
  collection: string;
  /** The command's document, raw. */
  body: Buffer;
  /** The documents that travelled beside it (bulk writes), raw, one after the other. */
  sequence: Buffer | null;
  fields: Fields;
  /** The session's id in hexadecimal digits. */
  session: string;
  /** Number of the transaction or of the retryable write. */
  number: number | undefined;
  inTransaction: boolean;
  startsTransaction: boolean;
  /** The open transaction this command runs in. */
  transaction: Transaction | null;
}

const BINARY_HEADER = 5; // length and subtype

export function parseCommand(body: Buffer, sequence: Buffer | null): Command {
  const fields = fieldsOf(body);
  const name = fields.keys().next().value ?? '';
  const number = readNumber(body, fields.get('txnNumber'));
  const autocommit = fields.get('autocommit');
  return {
    name,
    database: readText(body, fields.get('$db')) ?? 'admin',
    collection: readText(body, fields.get(name)) ?? '',
    body,
    sequence,
    fields,
    session: sessionOf(body, fields),
    number,
    inTransaction: number !== undefined && autocommit !== undefined && !isTrue(body, autocommit),
    startsTransaction: isTrue(body, fields.get('startTransaction')),
    transaction: null,
  };
}

function sessionOf(body: Buffer, fields: Fields): string {
  const lsid = fields.get('lsid');
  if (!lsid) return '';
  const session = body.subarray(lsid.start, lsid.end);
  const id = fieldsOf(session).get('id');
  return id ? session.toString('hex', id.start + BINARY_HEADER, id.end) : '';
}

export const namespaceOf = (command: Command) => `${command.database}.${command.collection}`;
