/** Why the embedded database cannot be had, in one clear sentence. */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
  }
}

/** What to do where no engine can be had. */
export const OTHER_WAYS = 'set MONGODB_URI to a MongoDB server, or run `docker compose up`';

const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const fileCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Words a failure as one sentence. The disk and the folder's rights are recognised, by errno, by
 * SQLSTATE 53100 or by what a program printed; anything else becomes `what` with its first line.
 */
export function explainFailure(
  error: unknown,
  what: string,
  folder: string,
): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error;
  const code = fileCode(error);
  const detail = detailOf(error);
  if (code === 'ENOSPC' || code === '53100' || /no space left on device|disk full/i.test(detail))
    return new EmbeddedDatabaseError(`The disk that holds ${folder} is full.`, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || /permission denied|read-only/i.test(detail))
    return new EmbeddedDatabaseError(
      `The folder ${folder} cannot be written by this user: change its owner, or name another folder in DATA_DIR.`,
      { cause: error },
    );
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new EmbeddedDatabaseError(`${folder} is not a folder.`, { cause: error });
  const line = detail.split('\n').find((text) => text.trim() !== '') ?? 'unknown reason';
  return new EmbeddedDatabaseError(`${what}: ${line.trim()}`, { cause: error });
}
