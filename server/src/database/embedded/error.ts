/** Why the embedded database cannot be had, in one clear sentence. */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
  }
}

/** What to do where no engine can be had. */
export const OTHER_WAYS = 'set MONGODB_URI to a MongoDB server, or run `docker compose up`';

/** By its shape: what Node throws is another realm's Error wherever code runs in a context. */
const isErrorLike = (error: unknown): error is { message: string; code?: unknown } =>
  typeof error === 'object' && error !== null && 'message' in error;

export const messageOf = (error: unknown): string =>
  isErrorLike(error) ? error.message : String(error);

/** An error's `code`: an errno's name, a SQLSTATE or MongoDB's number, as text; '' without one. */
export const codeOf = (error: unknown): string =>
  isErrorLike(error) && error.code !== undefined ? String(error.code) : '';

/**
 * Words a failure as one sentence. The disk and the folder's rights are recognised, by errno, by
 * SQLSTATE 53100 or by what a program printed; anything else becomes `what` with its most telling line.
 */
export function explainFailure(
  error: unknown,
  what: string,
  folder: string,
): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error;
  const code = codeOf(error);
  const detail = messageOf(error);
  if (code === 'ENOSPC' || code === '53100' || /no space left on device|disk full/i.test(detail))
    return new EmbeddedDatabaseError(`The disk that holds ${folder} is full.`, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || /permission denied|read-only/i.test(detail))
    return new EmbeddedDatabaseError(
      `The folder ${folder} cannot be written by this user: change its owner, or name another folder in DATA_DIR.`,
      { cause: error },
    );
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new EmbeddedDatabaseError(`${folder} is not a folder.`, { cause: error });
  const lines = detail.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /\b(error|fatal|panic)\b/i.test(line)) ?? lines[0];
  return new EmbeddedDatabaseError(`${what}: ${telling?.trim() ?? 'unknown reason'}`, {
    cause: error,
  });
}
