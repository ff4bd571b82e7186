/**
 * A failure that one sentence explains to the person at the terminal. The command prints the
 * sentence and ends with exit code 1; anything else that is thrown is a defect and shows its stack.
 */
export class Failure extends Error {
  name = 'Failure';
}

/**
 * One sentence for the failures of a file system that a person can do something about.
 * @param {unknown} error what was thrown
 * @param {string} place the file or folder that was to be written
 * @returns {Failure | undefined} undefined where the error is of another kind
 */
export function describeDiskError(error, place) {
  switch (error?.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new Failure(`Cannot write to ${place}: let this user write there (${error.code}).`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure(`The disk is full: ${place} needs room.`);
    default:
      return undefined;
  }
}

/** Whether an error explains itself in one sentence; the server's own ones do too. */
const explainsItself = (error) => error instanceof Failure || error?.name === 'StartError';

/** What to print for an error: its sentence, or the whole stack of an unexpected one. */
export const messageOf = (error) =>
  explainsItself(error) ? error.message : (error?.stack ?? String(error));
