/**
 * Builds both parts, or the one that is named: node scripts/build.mjs [server|client]
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { build as buildPages } from 'vite';
import { reportBundleSize } from './bundle-size.mjs';
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
      // A thread of the server, started by its address too.
      { in: 'server/src/features/similar/engine/worker.ts', out: 'similar-worker' },
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
    logLevel: 'silent', // what it throws says it all, once
  });
}

async function buildClient() {
  await buildPages({ root: join(root, 'client'), logLevel: 'warn' });
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
  // The builders' own errors tell file and line; their stacks say nothing more.
  console.error(error.errors ? error.message : messageOf(error));
  process.exitCode = 1;
}
