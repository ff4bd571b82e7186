import type { BSON } from 'bson';

/** An error that goes to the client as it is. */
export class BridgeError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly errorLabels: string[] = [],
  ) {
    super(message);
    this.name = 'BridgeError';
  }
}

/** The transaction is gone; the driver may run the whole of it again. */
export const noSuchTransaction = (message: string) =>
  new BridgeError(251, 'NoSuchTransaction', message, ['TransientTransactionError']);

export const DUPLICATE_KEY = 11000;
export const WRITE_CONFLICT = 112;
const SHUTDOWN_IN_PROGRESS = 91;
const LOCK_TIMEOUT = 24;
const NO_SUCH_TRANSACTION = 251;

const CODE_NAMES = new Map(
  Object.entries({
    1: 'InternalError',
    2: 'BadValue',
    9: 'FailedToParse',
    13: 'Unauthorized',
    14: 'TypeMismatch',
    15: 'Overflow',
    20: 'IllegalOperation',
    24: 'LockTimeout',
    26: 'NamespaceNotFound',
    27: 'IndexNotFound',
    28: 'PathNotViable',
    34: 'CannotBackfillArray',
    40: 'ConflictingUpdateOperators',
    43: 'CursorNotFound',
    48: 'NamespaceExists',
    50: 'MaxTimeMSExpired',
    52: 'DollarPrefixedFieldName',
    53: 'InvalidIdField',
    54: 'NotSingleValueField',
    56: 'EmptyFieldName',
    57: 'DottedFieldName',
    59: 'CommandNotFound',
    66: 'ImmutableField',
    67: 'CannotCreateIndex',
    68: 'IndexAlreadyExists',
    72: 'InvalidOptions',
    73: 'InvalidNamespace',
    85: 'IndexOptionsConflict',
    86: 'IndexKeySpecsConflict',
    91: 'ShutdownInProgress',
    112: 'WriteConflict',
    115: 'CommandNotSupported',
    117: 'ConflictingOperationInProgress',
    121: 'DocumentValidationFailure',
    146: 'ExceededMemoryLimit',
    165: 'ViewDepthLimitExceeded',
    166: 'CommandNotSupportedOnView',
    197: 'InvalidIndexSpecificationOption',
    224: 'QueryFeatureNotAllowed',
    241: 'ConversionFailure',
    251: 'NoSuchTransaction',
    263: 'OperationNotSupportedInTransaction',
    276: 'IndexBuildAborted',
    291: 'NoQueryExecutionPlans',
    10334: 'BSONObjectTooLarge',
    11000: 'DuplicateKey',
    14031: 'OutOfDiskSpace',
  }).map(([code, name]) => [Number(code), name]),
);

/** DocumentDB's and PostgreSQL's SQLSTATEs as MongoDB's codes: those an application may meet. */
const CODES_BY_SQLSTATE = new Map(
  Object.entries({
    M0001: 2,
    M0003: 9,
    M0004: 14,
    M0005: 15,
    M0006: 20,
    M0008: 26,
    M0009: 27,
    M000A: 28,
    M000C: 34,
    M000D: 40,
    M000E: 43,
    M000F: 48,
    M000G: 52,
    M000H: 53,
    M000I: 54,
    M000J: 56,
    M000K: 57,
    M000M: 66,
    M000N: 67,
    M000O: 68,
    M000P: 72,
    M000Q: 73,
    M000R: 85,
    M000S: 86,
    M000U: 115,
    M000W: 146,
    M000Y: 165,
    M000Z: 166,
    M0012: 197,
    M0013: 224,
    M0015: 241,
    M0016: 263,
    M0017: 276,
    M0018: 291,
    M001B: 10334,
    M001C: DUPLICATE_KEY,
    M0035: 17194,
    M003A: 17419,
    M0076: 40160,
    M007U: 40324,
    M007V: 40352,
    M0088: 40415,
    M00CO: 121,
    M00EW: LOCK_TIMEOUT,
    M00EX: 50,
    M00F1: WRITE_CONFLICT,
    M00F2: 117,
    '23505': DUPLICATE_KEY, // unique_violation
    '23P01': DUPLICATE_KEY, // exclusion_violation
    '25P02': NO_SUCH_TRANSACTION, // in_failed_sql_transaction
    '40001': WRITE_CONFLICT, // serialization_failure
    '40P01': WRITE_CONFLICT, // deadlock_detected
    '42501': 13, // insufficient_privilege
    '53100': 14031, // disk_full
    '54000': 10334, // program_limit_exceeded
    '55006': 117, // object_in_use
    '55P03': LOCK_TIMEOUT, // lock_not_available
    '57014': 50, // query_canceled
  }),
);

/** An error with MongoDB's name for its code. */
export const errorWithCode = (code: number, message: string, errorLabels?: string[]) =>
  new BridgeError(code, codeName(code), message, errorLabels);

const codeName = (code: number): string => CODE_NAMES.get(code) ?? `Location${code}`;

/** What this file needs to know of an error that PostgreSQL's driver throws. */
interface SqlError {
  code?: string;
  message: string;
}

const asSqlError = (error: unknown): SqlError =>
  error instanceof Error ? error : { message: String(error) };

const sqlState = (error: unknown): string => String(asSqlError(error).code ?? '');

export const codeOf = (error: unknown): number =>
  error instanceof BridgeError ? error.code : (CODES_BY_SQLSTATE.get(sqlState(error)) ?? 1);

/** Serialization failure or deadlock: nothing was written, so the statement may run again. */
export const isConflict = (error: unknown): boolean =>
  sqlState(error) === '40001' || sqlState(error) === '40P01';

/** The connection to PostgreSQL is gone, or PostgreSQL is ending. */
export function isLost(error: unknown): boolean {
  const { message } = asSqlError(error);
  return (
    /^(08|57P0)|ECONNREFUSED|ENOENT|ECONNRESET|EPIPE/.test(sqlState(error)) ||
    /Connection terminated|connection error|not queryable|timeout exceeded/i.test(message)
  );
}

/** Write errors carry a SQLSTATE packed in 30 bits, six per character. */
export function codeOfPackedState(packed: unknown): number {
  if (typeof packed !== 'number') return 1;
  if (packed < 100_000) return packed; // already a MongoDB code
  let state = '';
  for (let i = 0; i < 5; i++) state += String.fromCharCode(((packed >> (6 * i)) & 63) + 48);
  return CODES_BY_SQLSTATE.get(state) ?? 1;
}

/**
 * Fills a duplicate-key error as mongod does. The key comes from the index's name, so it is right
 * for default names only; the values are not known.
 */
export function describeDuplicate(error: BSON.Document, namespace: string): void {
  const index = /Index '([^']*)'/.exec(error.errmsg)?.[1] ?? '?';
  error.errmsg = `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: (${error.errmsg})`;
  const keyPattern: Record<string, number | string> = {};
  const named = index === '_id_' ? '_id_1' : index;
  for (const [, field, kind] of named.matchAll(/(.+?)_(-?1|text|hashed|2dsphere)(?:_|$)/g))
    if (field && kind) keyPattern[field] = Number(kind) || kind;
  error.keyPattern = keyPattern;
  error.keyValue = {};
}

const TRANSIENT = new Set([
  WRITE_CONFLICT,
  LOCK_TIMEOUT,
  SHUTDOWN_IN_PROGRESS,
  NO_SUCH_TRANSACTION,
]);

/** The answer that tells a client of an error; within a transaction, whether to run it again. */
export function errorDocument(
  error: unknown,
  inTransaction: boolean,
  namespace: string,
): BSON.Document {
  if (error instanceof BridgeError) {
    const { message: errmsg, code, codeName, errorLabels } = error;
    return { ok: 0, errmsg, code, codeName, ...(errorLabels.length ? { errorLabels } : {}) };
  }
  const code = isLost(error) ? SHUTDOWN_IN_PROGRESS : codeOf(error);
  const document: BSON.Document = {
    ok: 0,
    errmsg: asSqlError(error).message,
    code,
    codeName: codeName(code),
  };
  if (code === DUPLICATE_KEY) describeDuplicate(document, namespace);
  if (code === 1 && sqlState(error)) document.errmsg += ` (SQLSTATE ${sqlState(error)})`;
  if (inTransaction && TRANSIENT.has(code)) document.errorLabels = ['TransientTransactionError'];
  return document;
}
