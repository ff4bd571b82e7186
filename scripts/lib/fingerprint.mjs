import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

const builtFrom = {
  server: ['package-lock.json', 'scripts/build.mjs', 'shared/src', 'server/src'],
  client: ['package-lock.json', 'scripts/build.mjs', 'shared/src', 'client'],
};
const ignored = new Set(['node_modules', 'dist']);

async function* files(path) {
  let entries;
  try {
    entries = await readdir(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') yield path;
    else throw error;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!ignored.has(entry.name)) yield* files(`${path}/${entry.name}`);
  }
}

async function fingerprint(part) {
  const hash = createHash('sha256');
  for (const source of builtFrom[part]) {
    for await (const path of files(source)) {
      hash.update(`${path}\0`).update(await readFile(join(root, path)));
    }
  }
  return hash.digest('hex');
}

const stampOf = (part) => join(root, part, 'dist', '.fingerprint');

/**
 * Whether a part's build was made from the sources as they are now. Contents decide, not times:
 * switching branches and back costs no build.
 * @param {'server' | 'client'} part
 */
export async function buildIsCurrent(part) {
  try {
    return (await readFile(stampOf(part), 'utf8')) === (await fingerprint(part));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Remembers what a finished build was made from. */
export async function stampBuild(part) {
  await writeFile(stampOf(part), await fingerprint(part));
}
