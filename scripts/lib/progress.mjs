import { contentSecurityPolicy, progressPage } from './progress-page.mjs';

const retryAfter = { 'retry-after': '2', 'cache-control': 'no-store' };

/**
 * Makes a report for the terminal alone: each message once, without percentages.
 * @param {NodeJS.WritableStream} [terminal]
 * @returns {(progress: { message: string, fraction?: number }) => void}
 */
export function printOnce(terminal = process.stdout) {
  let last;
  return ({ message }) => {
    if (message !== last) terminal.write(`${message} …\n`);
    last = message;
  };
}

/** What is done, under way and waiting, told to the terminal and to the page at once. */
export class Progress {
  #steps;
  #current = -1;
  #fraction = 0;
  #overall = 0;
  #message = 'Starting';
  #page;
  #print;

  /**
   * @param {string[]} steps titles, in the order in which they are done
   * @param {NodeJS.WritableStream} [terminal]
   */
  constructor(steps, terminal) {
    this.#steps = steps;
    this.#page = progressPage(steps);
    this.#print = printOnce(terminal);
  }

  /** Opens the next step. */
  next() {
    this.#current += 1;
    this.report({ message: this.#steps[this.#current] });
  }

  /** @param {{ message: string, fraction?: number }} progress `fraction` of the step, 0 to 1 */
  report = ({ message, fraction }) => {
    this.#fraction = Math.min(1, Math.max(0, fraction ?? 0));
    // A step may report several stretches of work, each from 0 to 1; the whole never goes back.
    const done = (this.#current + this.#fraction) / this.#steps.length;
    this.#overall = Math.max(this.#overall, done);
    this.#message = message;
    this.#print({ message });
  };

  state() {
    return {
      overall: this.#overall,
      message: this.#message,
      steps: this.#steps.map((title, index) => {
        if (index < this.#current) return { title, state: 'done', fraction: 1 };
        if (index > this.#current) return { title, state: 'waiting', fraction: 0 };
        return { title, state: 'now', fraction: this.#fraction };
      }),
    };
  }

  /** Answers requests until the application takes over. */
  handle = (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const sendJson = (status, body, headers) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...retryAfter, ...headers })
        .end(JSON.stringify(body));

    if (path === '/__progress') return sendJson(200, this.state(), { 'x-leaven-progress': '1' });
    if (path === '/healthz') return sendJson(200, { ok: true });
    if (path === '/readyz') return sendJson(503, { ok: false });
    if (path.startsWith('/api') || path.startsWith('/socket.io')) {
      const problem = {
        type: 'about:blank#starting',
        title: 'starting',
        status: 503,
        code: 'starting',
        message: `Leaven is getting ready: ${this.#message}. Try again in a moment.`,
        details: { retryAfter: 2 },
      };
      return sendJson(503, problem, { 'content-type': 'application/problem+json' });
    }
    // Any page's address shows the progress, so that a reload lands where the visitor wanted to go.
    const isPage = request.headers.accept?.includes('text/html');
    response.writeHead(path === '/' ? 200 : 503, {
      'content-type': `text/${isPage || path === '/' ? 'html' : 'plain'}; charset=utf-8`,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...retryAfter,
    });
    response.end(isPage || path === '/' ? this.#page : 'Leaven is getting ready.\n');
  };
}
