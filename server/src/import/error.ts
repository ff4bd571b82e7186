/** Why an import cannot go on, in one sentence for the terminal. */
export class ImportError extends Error {
  override name = 'ImportError';
}
