import { callEndpoint } from '@leaven/shared/http/call';
import type { CallOf, Endpoint, ResponseOf } from '@leaven/shared/http/endpoint';
import { AppError } from '@leaven/shared/http/errors';
import { forgetSubmission, submissionKey } from './submissions';

type SessionEndHandler = () => void;
let onSessionEnd: SessionEndHandler = () => {};

/** Says what happens when the server answers that nobody is signed in (any more). */
export function handleSessionEnd(handler: SessionEndHandler): void {
  onSessionEnd = handler;
}

/** Signs the page out where the server says that nobody is signed in (any more). */
export function noticeSessionEnd(error: unknown): void {
  if (error instanceof AppError && error.status === 401 && error.code === 'signed_out')
    onSessionEnd();
}

/** Everything but a refusal: the same request may well succeed later. */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof AppError) || error.status >= 500 || error.status === 429;

/**
 * Calls an endpoint of our own server. A POST carries an Idempotency-Key that stays the same for the
 * same input until an answer came, so that neither a retry nor an impatient second click posts twice.
 * @param idempotencyKey for what is sent from elsewhere or much later as well
 * @throws AppError for a refusal or a failure of the server, OfflineError when no answer came
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  { signal, idempotencyKey }: { signal?: AbortSignal; idempotencyKey?: string } = {},
): Promise<ResponseOf<E>> {
  const submission =
    endpoint.method === 'POST' && idempotencyKey === undefined
      ? `${endpoint.path} ${JSON.stringify(input)}`
      : null;
  try {
    const answer = await callEndpoint(endpoint, input, {
      ...(signal ? { signal } : {}),
      ...(idempotencyKey ? { idempotencyKey } : {}),
      ...(submission ? { idempotencyKey: submissionKey(submission) } : {}),
    });
    if (submission) forgetSubmission(submission);
    return answer;
  } catch (error) {
    if (submission && !isTransient(error)) forgetSubmission(submission);
    noticeSessionEnd(error);
    throw error;
  }
}
