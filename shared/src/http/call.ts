import type { CallOf, Endpoint, ResponseOf } from './endpoint';
import { AppError, type Problem } from './errors';

/** No answer came at all: the network is away or the server is. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'OfflineError';
  }
}

export interface CallOptions {
  /** Where the server is; '' for the page's own origin. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Repeating a POST with the same key gives the first answer. */
  idempotencyKey?: string;
}

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of a call, e.g. `/api/ideas/6…/vote`; `undefined` in the query is left out. */
export function urlOf(endpoint: Endpoint, { params = {}, query = {} }: Parts): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** What an answer that is not 2xx says; `body` as it was parsed, whatever it is. */
export const refusalOf = (status: number, body: Partial<Problem>): AppError =>
  new AppError(
    status,
    body.code ?? 'unexpected',
    body.message ?? `The server answered ${status}.`,
    {
      ...(body.fields ? { fields: body.fields } : {}),
      details: { ...body.details, requestId: body.requestId },
    },
  );

/**
 * Calls an endpoint.
 * @throws AppError for every answer that is not 2xx (`status`, `code`, `fields`, `details`)
 * @throws OfflineError when no answer came; an abort passes as it is
 */
export async function callEndpoint<E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  options: CallOptions = {},
): Promise<ResponseOf<E>> {
  const parts = input as Parts;
  const { fetch = globalThis.fetch, baseUrl = '', idempotencyKey, signal } = options;
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (parts.body !== undefined) headers['Content-Type'] = 'application/json';
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;

  let response: Response;
  try {
    response = await fetch(baseUrl + urlOf(endpoint, parts), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new OfflineError(error);
  }
  if (response.ok) {
    return (response.status === 204 ? undefined : await response.json()) as ResponseOf<E>;
  }
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw refusalOf(response.status, body);
}
