import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callEndpoint, OfflineError } from '@leaven/shared/http/call';
import type { CallOf, Endpoint, ResponseOf } from '@leaven/shared/http/endpoint';
import { AppError } from '@leaven/shared/http/errors';

const RETRY_MS = 100;
/** Longer than any restart takes; who waits longer has found a hang. */
export const GIVE_UP_MS = 60_000;

/** One of the demo's people, who repeats what got no answer, as the client does. */
export class Person {
  constructor(
    readonly url: string,
    readonly cookie: string,
    /** Counts the calls that got no answer or a 5xx and were made again. */
    private readonly report: { retries: number },
  ) {}

  static async signIn(url: string, name: string, report: { retries: number }): Promise<Person> {
    const answer = await fetch(`${url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: `${name}@crumb.example`, password: 'leaven-demo' }),
    });
    if (!answer.ok) throw new Error(`${name} could not sign in: ${await answer.text()}`);
    return new Person(url, answer.headers.get('set-cookie')?.split(';')[0] ?? '', report);
  }

  /** Calls until there is an answer, with the same key, as the client does. */
  async call<E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<ResponseOf<E>> {
    const idempotencyKey = randomUUID();
    const end = Date.now() + GIVE_UP_MS;
    for (;;) {
      try {
        const headers = { Cookie: this.cookie };
        return await callEndpoint(endpoint, input, { baseUrl: this.url, headers, idempotencyKey });
      } catch (error) {
        const again =
          error instanceof OfflineError || (error instanceof AppError && error.status >= 500);
        if (!again || Date.now() > end) throw error;
        this.report.retries += 1;
        await sleep(RETRY_MS);
      }
    }
  }
}
