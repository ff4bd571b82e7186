import { killChildren } from './children.mjs';

const patience = 9_000;
// npm passes Ctrl-C on to a program that the terminal has already told: that is one wish, not two.
const echo = 300;

/**
 * Ends the process cleanly on the first Ctrl-C or SIGTERM, and at once on the second.
 * @param {() => Promise<void>} stop called once; given nine seconds
 * @param {number} [exitCode] what a clean end tells the caller
 */
export function onStop(stop, exitCode = 0) {
  let asked;

  async function end() {
    if (asked !== undefined) {
      if (Date.now() - asked < echo) return;
      killChildren();
      process.exit(130);
    }
    asked = Date.now();
    console.log('\nStopping …');
    setTimeout(() => {
      killChildren();
      console.error('Not everything ended in time; the rest was ended by force.');
      process.exit(1);
    }, patience).unref();
    try {
      await stop();
      process.exit(exitCode);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
  followParent(end);
}

/** Between npm and this process there may be a shell that dies without passing the signal on. */
function followParent(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
