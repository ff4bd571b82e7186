import { readdir, readFile } from 'node:fs/promises';
import { extname, join, posix } from 'node:path';
import { parse } from '@swc/core';

const sourceFile = /\.tsx?$/;

/** Every module name in a parsed file: imports, re-exports, `import()` and `import('…').Type`. */
function moduleNames(node, found = []) {
  if (Array.isArray(node)) for (const item of node) moduleNames(item, found);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return found;
  if (/^(Import|Export(All|Named))Declaration$/.test(node.type) && node.source) {
    found.push(node.source.value);
  } else if (node.type === 'CallExpression' && node.callee.type === 'Import') {
    const [first] = node.arguments;
    if (first?.expression.type === 'StringLiteral') found.push(first.expression.value);
  } else if (node.type === 'TsImportType') {
    found.push(node.argument.value);
  }
  for (const value of Object.values(node)) {
    if (value !== null && typeof value === 'object') moduleNames(value, found);
  }
  return found;
}

/** A module name as a path inside the project, without its ending; undefined for a library. */
function resolveName(name, from) {
  if (name.startsWith('.')) {
    return posix.join(posix.dirname(from), name).replace(sourceFile, '');
  }
  const workspace = /^@leaven\/(shared|server|client)(?:\/(.*))?$/.exec(name);
  return workspace ? `${workspace[1]}/src/${workspace[2] ?? ''}` : undefined;
}

/**
 * What a file imports from the project itself.
 * @param {string} path relative to the project, with forward slashes
 * @param {string} source its text
 * @returns {Promise<string[]>} paths relative to the project, without endings
 */
export async function importsOf(path, source) {
  const module = await parse(source, {
    syntax: 'typescript',
    tsx: extname(path) === '.tsx',
    target: 'es2023',
  });
  return moduleNames(module.body).flatMap((name) => resolveName(name, path) ?? []);
}

/**
 * All source files below the given folders with what they import from the project.
 * @param {string} root the project
 * @param {string[]} folders relative to it
 * @returns {Promise<{ path: string, imports: string[] }[]>}
 */
export async function readImports(root, folders) {
  const files = [];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !sourceFile.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(join(root, '/').length).replaceAll('\\', '/');
      files.push({ path, imports: await importsOf(path, await readFile(file, 'utf8')) });
    }
  }
  return files;
}
