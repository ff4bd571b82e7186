import { OfflineError } from '@leaven/shared/http/call';
import { AppError } from '@leaven/shared/http/errors';
import i18next from 'i18next';

/** The sentence for a person: translated by the error's `code`, else as the server said it. */
export function problemText(error: unknown): string {
  if (error instanceof OfflineError) return i18next.t('errors:offline');
  if (!(error instanceof AppError)) return i18next.t('errors:unexpected');
  return translated(error.code, error.message);
}

/** What is wrong with each field, by its name in the form: `body.title` is `title`. */
export function fieldProblems(error: unknown): Record<string, string> {
  const fields = (error instanceof AppError && error.fields) || [];
  return Object.fromEntries(
    fields.map(({ field, code, message }) => [
      field.replace(/^(body|query|params)\./, ''),
      sentence(translated(code, message)),
    ]),
  );
}

/** The server says what a field must be; standing alone below it, that begins with a capital. */
const sentence = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The id under which the server's log has it, for a report. */
export function requestIdOf(error: unknown): string | undefined {
  const id = error instanceof AppError ? error.details?.requestId : undefined;
  return typeof id === 'string' ? id : undefined;
}

const translated = (code: string, message: string): string =>
  i18next.getResource(i18next.language, 'errors', code) ?? message;
