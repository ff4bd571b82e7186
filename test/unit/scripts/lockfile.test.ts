import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  version?: string;
  resolved?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where Node would find `name` from `path`: beside it, or in a folder above. */
function isLocked(path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[at ? `${at}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

describe('package-lock.json', () => {
  // npm drops the builds for other systems when it rewrites the file beside a node_modules of this
  // system; `npm ci` then refuses the file on a machine that has nothing installed yet.
  // To mend it: npm install --package-lock-only without a node_modules folder.
  it('holds the builds for every system', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('names no download address', () => {
    const addresses = Object.values(packages).filter(({ link, resolved }) => resolved && !link);
    expect(addresses).toEqual([]);
  });
});
