import { request } from 'node:https';
import { isPublicEndpoint, publicLookup } from './public-address';

export interface PushPost {
  endpoint: string;
  headers: Record<string, string | number>;
  body: Buffer;
}

/** The status and the beginning of what a push service said. */
export interface PushAnswer {
  status: number;
  words: string;
}

/** Hands an encrypted message to a push service. @throws where nobody answers */
export type PushTransport = (post: PushPost) => Promise<PushAnswer>;

const TIMEOUT_MS = 15_000;
const LONGEST_WORDS = 500;

/**
 * Calls a push service out on the internet and follows it nowhere else: the address was somebody's own
 * word, and where its name leads may have changed since.
 */
export const postPush: PushTransport = ({ endpoint, headers, body }) =>
  new Promise((resolve, reject) => {
    if (!isPublicEndpoint(endpoint)) {
      reject(new Error('the address is not out on the internet'));
      return;
    }
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const call = request(
      endpoint,
      { method: 'POST', headers, lookup: publicLookup, agent: false, signal },
      (answer) => {
        let words = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => {
          words += piece;
          if (words.length > LONGEST_WORDS) answer.destroy();
        });
        answer.on('error', () => undefined);
        answer.on('close', () =>
          resolve({ status: answer.statusCode ?? 0, words: words.slice(0, LONGEST_WORDS) }),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
