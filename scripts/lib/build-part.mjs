import { join } from 'node:path';
import { runNode } from './children.mjs';
import { describeDiskError, Failure } from './failure.mjs';
import { buildIsCurrent } from './fingerprint.mjs';
import { root } from './paths.mjs';

const words = {
  server: { message: 'Building the server', fraction: 0.1 },
  client: { message: 'Building the pages', fraction: 0.2 },
};

/** The code of a disk's failure in a program's messages; esbuild writes them out. */
function diskErrorIn(output) {
  if (/no space left on device/i.test(output)) return 'ENOSPC';
  if (/permission denied/i.test(output)) return 'EACCES';
  if (/read-only file system/i.test(output)) return 'EROFS';
  return /\b(ENOSPC|EDQUOT|EACCES|EPERM|EROFS)\b/.exec(output)?.[1];
}

/**
 * Builds a part, in a process of its own so that this one goes on answering; does nothing where the
 * build is current.
 * @param {'server' | 'client'} part
 * @param {(progress: { message: string, fraction?: number }) => void} report
 * @throws {Failure} with what the build said
 */
export async function buildPart(part, report) {
  if (await buildIsCurrent(part)) return;
  report(words[part]);
  const { code, output } = await runNode([join('scripts', 'build.mjs'), part], { onLine() {} });
  if (code === 0) return;
  throw (
    describeDiskError({ code: diskErrorIn(output) }, join(root, part, 'dist')) ??
    new Failure(`${output}\nThe build failed: the lines above say where.`)
  );
}
