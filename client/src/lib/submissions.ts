import { newId } from './newId';

const storageKey = 'leaven-submissions';
const most = 50;

/** In the tab's storage, so that a reload between a lost answer and the next try keeps the key. */
function read(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
  } catch {
    return {};
  }
}

let keys = read();

function write(next: Record<string, string>): void {
  keys = Object.fromEntries(Object.entries(next).slice(-most));
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(keys));
  } catch {
    // Without storage the keys live as long as the page.
  }
}

/** A short name for a submission; texts may be long, and the storage is not for keeping them. */
export function digest(submission: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < submission.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(submission.charCodeAt(i))) * 0x100000001b3n);
  return `${hash.toString(36)}-${submission.length}`;
}

/** The Idempotency-Key of a submission: the same for the same input until it is forgotten. */
export function submissionKey(submission: string): string {
  const name = digest(submission);
  const key = keys[name] ?? newId();
  if (!(name in keys)) write({ ...keys, [name]: key });
  return key;
}

/** After an answer: the same words sent again are meant as a second submission. */
export function forgetSubmission(submission: string): void {
  const { [digest(submission)]: _, ...rest } = keys;
  write(rest);
}
