import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPart } from './build-part.mjs';
import { installDependencies } from './dependencies.mjs';
import { messageOf } from './failure.mjs';
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
    await buildPart('server', report);
    await import(pathToFileURL(join(root, 'server/dist/commands', `${name}.js`)).href);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
