import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Failure } from './lib/failure.mjs';

const limit = 150_000;
const aim = 120_000;
const compress = promisify(gzip);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/**
 * The scripts a browser must have before the first page shows: the entries and all they import
 * statically. Dynamic imports load after the first paint and are not counted.
 * @param {Record<string, { file: string, isEntry?: boolean, imports?: string[] }>} manifest Vite's
 * @returns {string[]} file names, each once
 */
export function firstPageScripts(manifest) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files].filter((file) => file.endsWith('.js'));
}

/**
 * Prints what the first page's JavaScript weighs, compressed, one line a file.
 * @param {string} folder the built client
 * @throws {Failure} above the limit
 */
export async function reportBundleSize(folder) {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = await Promise.all(
    firstPageScripts(manifest).map(async (file) => {
      const compressed = await compress(await readFile(join(folder, file)), { level: 9 });
      return { file, bytes: compressed.length };
    }),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
    console.log(`  ${kilobytes(bytes).padStart(9)}  ${file}`);
  }
  console.log(
    `First-page JavaScript: ${kilobytes(total)} gzip (aim ${kilobytes(aim)}, limit ${kilobytes(limit)})`,
  );
  if (total > limit) {
    throw new Failure(
      `The first page's JavaScript is ${kilobytes(total)} gzip, above the limit of ${kilobytes(limit)}: load more of it after the first paint.`,
    );
  }
}
