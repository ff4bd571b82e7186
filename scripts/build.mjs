/**
 * Builds both parts, or the one that is named: node scripts/build.mjs [server|client]
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { reportBundleSize } from './bundle-size.mjs';
import { runNode } from './lib/children.mjs';
import { Failure, messageOf } from './lib/failure.mjs';
import { stampBuild } from './lib/fingerprint.mjs';
import { root } from './lib/paths.mjs';

async function commandEntries() {
  const folder = 'server/src/commands';
  if (!existsSync(join(root, folder))) return [];
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.ts'));
  return names.map((name) => ({
    in: `${folder}/${name}`,
    out: `commands/${name.replace(/\.ts$/, '')}`,
  }));
}

async function buildServer() {
  await rm(join(root, 'server/dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'server/src/main.ts', out: 'main' },
      // A process of its own, started by the server: its address is fixed.
      { in: 'server/src/database/embedded/supervisor.ts', out: 'embedded-supervisor' },
      ...(await commandEntries()),
    ],
    outdir: 'server/dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    alias: { '@leaven/shared': './shared/src' },
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function buildClient() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code } = await runNode([vite, 'build', 'client', '--manifest', '--logLevel', 'warn']);
  if (code !== 0) throw new Failure('The client could not be built: see the messages above.');
  await reportBundleSize(join(root, 'client/dist'));
}

const builders = { server: buildServer, client: buildClient };
const named = process.argv.slice(2);
try {
  for (const part of named.length > 0 ? named : Object.keys(builders)) {
    if (!(part in builders)) throw new Failure(`There is no part "${part}": server or client.`);
    await builders[part]();
    await stampBuild(part);
  }
} catch (error) {
  // esbuild has already shown its own errors, with the lines they are in.
  console.error(error.errors ? 'The server could not be built.' : messageOf(error));
  process.exitCode = 1;
}
