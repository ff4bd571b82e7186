import { OfflineError, refusalOf, urlOf } from '@leaven/shared/http/call';
import type { CallOf, Endpoint, ResponseOf } from '@leaven/shared/http/endpoint';
import { noticeSessionEnd } from './api';

interface Options {
  /** Sending again with the same key after a lost answer sends the file once. */
  key: string;
  /** How much has gone out, from 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

function parsed(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * Sends a file to an endpoint that takes one. `fetch` cannot tell how far it is, so this is the older
 * way.
 * @throws AppError, OfflineError as `call` does; an abort rejects with the signal's reason
 */
export function sendFile<E extends Endpoint & { takes?: 'file' }>(
  endpoint: E,
  input: CallOf<E>,
  file: Blob,
  { key, onProgress, signal }: Options,
): Promise<ResponseOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = (error: unknown) => {
      noticeSessionEnd(error);
      reject(error);
    };
    request.open(endpoint.method, urlOf(endpoint, input as object));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as ResponseOf<E>);
      else refuse(refusalOf(request.status, body));
    };
    request.onerror = () => refuse(new OfflineError(undefined));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
