/** Checks who imports whom: the order of features, and what each side may know of the others. */
import { judgeImport } from './lib/import-rules.mjs';
import { readImports } from './lib/imports.mjs';
import { root } from './lib/paths.mjs';

const files = await readImports(root, ['shared/src', 'server/src', 'client/src']);
const forbidden = files.flatMap(({ path, imports }) =>
  imports.flatMap((imported) => {
    const reason = judgeImport(path, imported);
    return reason ? [`${path}\n  → ${imported}: ${reason}`] : [];
  }),
);
if (forbidden.length > 0) {
  console.error(`${forbidden.join('\n')}\n${forbidden.length} forbidden imports.`);
  process.exitCode = 1;
} else {
  console.log(`${files.length} files import only what they may.`);
}
