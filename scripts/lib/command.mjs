import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from './children.mjs';
import { installDependencies } from './dependencies.mjs';
import { Failure, messageOf } from './failure.mjs';
import { buildIsCurrent } from './fingerprint.mjs';
import { root } from './paths.mjs';
import { printOnce } from './progress.mjs';

/**
 * Runs one of the server's commands (server/src/commands) in this process, so that it has the
 * terminal; installs and builds what is missing before.
 * @param {string} name
 */
export async function runCommand(name) {
  try {
    const report = printOnce(process.stderr);
    await installDependencies(report, { forDevelopment: false });
    if (!(await buildIsCurrent('server'))) await buildServer(report);
    await import(pathToFileURL(join(root, 'server/dist/commands', `${name}.js`)).href);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}

async function buildServer(report) {
  report({ message: 'Building the server' });
  const { code, output } = await runNode([join('scripts', 'build.mjs'), 'server'], { onLine() {} });
  if (code !== 0) throw new Failure(`${output}\nThe build failed: the lines above say where.`);
}
