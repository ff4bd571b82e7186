import { once } from 'node:events';
import { type LeavenProcess, spawnLeaven } from './child';

export interface StartedLeaven extends Pick<LeavenProcess, 'output' | 'ended'> {
  /** Where it answers; waits for the start to finish, and throws with its output if it fails. */
  url(): Promise<string>;
  /** Ends it with this signal. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs what `npm start` runs, on a free port unless PORT is given. */
export function startLeaven(env: Record<string, string>): StartedLeaven {
  const { child, output, ended, hasEnded } = spawnLeaven(['scripts/start.mjs'], {
    PORT: '0',
    ...env,
  });
  const readyUrl = () => /^Leaven is ready: (http:\S+)$/m.exec(output())?.[1];

  return {
    output,
    ended,
    async url() {
      while (!readyUrl() && !hasEnded()) {
        await Promise.race([ended, once(child.stdout ?? child, 'data')]);
      }
      const url = readyUrl();
      if (!url) throw new Error(`Leaven did not start:\n${output()}`);
      return url;
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
