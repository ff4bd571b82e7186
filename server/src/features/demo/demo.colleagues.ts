import { signIn, signOut } from '@leaven/shared/auth/auth.api';
import { callEndpoint } from '@leaven/shared/http/call';
import type { CallOf, Endpoint, ResponseOf } from '@leaven/shared/http/endpoint';
import { AppError, signedOut } from '@leaven/shared/http/errors';
import { demoAccess } from './demo.access';

/**
 * Calls the API over HTTP as one colleague.
 * @throws what `callEndpoint` throws
 */
type Call = <E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  idempotencyKey?: string,
) => Promise<ResponseOf<E>>;

export interface Colleagues {
  /** Signs the colleague in the first time. @throws AppError 401 when they cannot */
  as(email: string): Promise<Call>;
  /** Ends all their sessions. */
  leave(): Promise<void>;
}

/** A browser of one's own, as far as a session needs it: it keeps the cookie. */
function browserAt(baseUrl: string): Call {
  let cookie = '';
  const fetchWithCookie: typeof fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    const [set] = response.headers.getSetCookie();
    if (set) cookie = set.split(';', 1).join();
    return response;
  };
  const options = { baseUrl, fetch: fetchWithCookie };
  return (endpoint, input, idempotencyKey) =>
    callEndpoint(endpoint, input, idempotencyKey ? { ...options, idempotencyKey } : options);
}

/** Who was refused once is not tried again: five failures would lock that account for a visitor. */
const refused = new Set<string>();

/** @param baseUrl where the server answers */
export function gatherColleagues(baseUrl: string): Colleagues {
  const present = new Map<string, Call>();

  async function arrive(email: string): Promise<Call> {
    if (refused.has(email)) throw signedOut();
    const call = browserAt(baseUrl);
    try {
      await call(signIn, { body: { email, password: demoAccess.password } });
    } catch (error) {
      if (error instanceof AppError && error.status === 401) refused.add(email);
      throw error;
    }
    present.set(email, call);
    return call;
  }

  return {
    as: async (email) => present.get(email) ?? arrive(email),
    async leave() {
      for (const call of present.values()) await call(signOut, { body: {} });
      present.clear();
    },
  };
}
