/**
 * npm run dev: the pages with hot reload at PORT, and behind them a server that starts again when
 * its sources change, at the next port. Both end together.
 */
import { join } from 'node:path';
import { endChildren, runNode } from './lib/children.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { messageOf } from './lib/failure.mjs';
import { readAddress } from './lib/ports.mjs';
import { printOnce } from './lib/progress.mjs';
import { onStop } from './lib/stop.mjs';

async function main() {
  const { port, host } = readAddress();
  const pageHost = host === 'localhost' ? '127.0.0.1' : host; // Vite listens at one address
  const serverPort = String(port + 1);
  await installDependencies(printOnce(), { forDevelopment: true });
  console.log(`Open http://localhost:${port}; the server behind it has port ${serverPort}.`);
  const bin = (path) => join('node_modules', path);
  const server = runNode(
    [bin('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/src/main.ts'],
    { env: { NODE_ENV: 'development', PORT: serverPort } },
  );
  const pages = runNode(
    [bin('vite/bin/vite.js'), 'client', '--port', String(port), '--host', pageHost],
    { env: { NODE_ENV: 'development', SERVER_PORT: serverPort } },
  );
  const { code } = await Promise.race([server, pages]);
  await endChildren();
  process.exitCode = code;
}

onStop(endChildren);
main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
