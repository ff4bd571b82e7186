import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildPart } from './build-part.mjs';
import { endChildren } from './children.mjs';
import { installDependencies } from './dependencies.mjs';
import { describeDiskError, Failure, messageOf } from './failure.mjs';
import { root } from './paths.mjs';
import { openPort, readAddress } from './ports.mjs';
import { Progress } from './progress.mjs';
import { onStop } from './stop.mjs';

/**
 * A start that is under way when it is to end gets this long to come up and be stopped. Then the
 * process ends all the same: the database beside it notices and ends itself.
 */
const startPatience = 7_000;

async function requireDataFolder() {
  const folder = resolve(process.env.DATA_DIR || '.data');
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, 'Leaven looks whether it may write here.\n');
    await rm(probe);
  } catch (error) {
    // Node says ENOENT when it cannot make a folder because the file system is read-only.
    const code = error.code === 'ENOENT' ? 'EROFS' : error.code;
    const known = describeDiskError({ code }, folder);
    if (!known) throw error;
    throw new Failure(`${known.message} DATA_DIR can name another folder for the data.`);
  }
}

/**
 * Everything `npm start` does: opens the port with a page of progress at once, installs and builds
 * what is missing behind it, then hands the open server to the application.
 */
export async function launch() {
  let isStopping = false;
  let app;
  async function stopApp() {
    const running = await Promise.race([app?.catch(() => undefined), sleep(startPatience)]);
    await running?.stop();
  }
  onStop(async () => {
    isStopping = true;
    await Promise.all([endChildren(), stopApp()]);
  });
  try {
    process.chdir(root);
    const address = readAddress();
    const progress = new Progress(['Dependencies', 'Build', 'Database']);
    const httpServer = await openPort(address, progress.handle);
    if (!process.env.MONGODB_URI) await requireDataFolder();
    progress.next();
    await installDependencies(progress.report, { forDevelopment: false });
    progress.next();
    await buildPart('server', progress.report);
    await buildPart('client', progress.report);
    if (isStopping) return;
    progress.next();
    const main = pathToFileURL(join(root, 'server', 'dist', 'main.js'));
    const { startServer } = await import(main.href);
    app = startServer({ httpServer, report: progress.report });
    const { address: url, lines } = await app;
    if (!isStopping) console.log([`Leaven is ready: ${url}`, ...lines].join('\n'));
  } catch (error) {
    if (isStopping) return; // What was ended on purpose has no failure to tell.
    await endChildren();
    const known = describeDiskError(error, error.path ?? error.dest ?? root) ?? error;
    console.error(messageOf(known));
    process.exit(1);
  }
}
