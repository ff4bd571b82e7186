import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run, runNode } from './children.mjs';
import { describeDiskError, Failure } from './failure.mjs';
import { root } from './paths.mjs';

async function readLock(path) {
  try {
    return JSON.parse(await readFile(join(root, path), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What package-lock.json asks for and, once something is installed, what npm has put there. */
async function readLocks() {
  const wanted = await readLock('package-lock.json');
  if (!wanted) throw new Failure('package-lock.json is missing or broken: restore it from git.');
  return { wanted, installed: await readLock('node_modules/.package-lock.json') };
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its hidden lockfile last,
 * so an interrupted install has none. Packages for other systems are optional and may be missing.
 */
function isCurrent({ wanted, installed }, forDevelopment) {
  if (!installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true; // a workspace
    const found = installed[path];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    const isForDevelopment = entry.dev || entry.devOptional;
    return entry.optional || entry.peer || (isForDevelopment && !forDevelopment);
  });
}

function runNpm(args, options) {
  // Started by npm, its own script is at hand; this also avoids npm.cmd, which needs a shell.
  const script = process.env.npm_execpath;
  return basename(script ?? '') === 'npm-cli.js'
    ? runNode([script, ...args], options)
    : run('npm', args, options);
}

function explain(output) {
  const code =
    /\b(ENOSPC|EDQUOT)\b/.exec(output)?.[1] ??
    /^npm (?:error|ERR!) code (\D\S+)/m.exec(output)?.[1] ??
    /attempt \d+ failed with (\S+)/.exec(output)?.[1];
  const disk = describeDiskError({ code }, join(root, 'node_modules'));
  if (disk) return disk;
  if (/^(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT)$/.test(code)) {
    return new Failure(
      `Installing the dependencies failed: the npm registry does not answer (${code}). Check the network or npm's proxy settings.`,
    );
  }
  const reason = /^npm (?:error|ERR!) (?!code )(\S.*)$/m.exec(output)?.[1] ?? 'npm gave no reason';
  return new Failure(
    `Installing the dependencies failed: ${reason.replace(/\.$/, '')}. "npm ci" shows the whole story.`,
  );
}

/**
 * Brings node_modules to what package-lock.json says; does nothing where it already is.
 * @param {(progress: { message: string, fraction?: number }) => void} report
 * @param {{ forDevelopment: boolean }} what true: also what tests and checks need, about three times as much
 * @throws {Failure} with the reason in one sentence
 */
export async function installDependencies(report, { forDevelopment }) {
  const locks = await readLocks();
  if (isCurrent(locks, forDevelopment)) return;
  const { wanted, installed } = locks;
  const hadDevelopment = Object.values(installed ?? {}).some((entry) => entry.dev);
  const isFull = forDevelopment || hadDevelopment;
  const total = Object.values(wanted).filter((entry) => isFull || !entry.dev).length;
  const message = 'Installing dependencies';
  let fetched = 0;
  report({ message, fraction: 0 });
  const args = [
    // "ci" begins by removing what is there, and a Leaven may be running from it.
    ...(installed ? ['install', '--no-save'] : ['ci']),
    ...[isFull ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=http'],
  ];
  const { code, output } = await runNpm(args, {
    onLine(line) {
      if (!/^npm http (?:fetch|cache)/.test(line)) return;
      fetched += 1;
      report({ message, fraction: Math.min(0.95, fetched / total) });
    },
  });
  // npm has been seen to give up without an exit code, so its word is checked.
  if (code !== 0 || !isCurrent(await readLocks(), isFull)) throw explain(output);
}
