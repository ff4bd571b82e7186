import { EmbeddedDatabaseError } from './database/embedded/error';

/** Why Leaven did not start, in one sentence for the terminal. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Says a failure of the start in one sentence; what it does not know keeps its own message. */
export function sentenceFor(error: unknown): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof EmbeddedDatabaseError)
    return new StartError(error.message, { cause: error });
  const { code, name, message, path, port } = error as NodeJS.ErrnoException & { port?: number };
  const say = (sentence: string) => new StartError(sentence, { cause: error });
  if (code === 'EADDRINUSE')
    return say(`Port ${port} is taken; set PORT to another one or end what listens there.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return say(
      `${path ?? 'The data folder'} cannot be written; set DATA_DIR to a folder that can.`,
    );
  if (code === 'ENOSPC') return say('The disk is full; make room and start again.');
  if (name === 'MongoServerSelectionError' || name === 'MongooseServerSelectionError')
    return say('The database at MONGODB_URI does not answer; check the address and that it runs.');
  if (name?.startsWith('Mongo')) return say(`The database refused: ${message}.`);
  return say(`Leaven could not start: ${message}`);
}
