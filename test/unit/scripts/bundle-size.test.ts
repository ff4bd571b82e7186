import { expect, test } from '@jest/globals';
import { firstPageScripts } from '../../../scripts/bundle-size.mjs';

test('the first page needs the entry and all it imports statically, each once', () => {
  const manifest = {
    'index.html': {
      file: 'assets/index.js',
      isEntry: true,
      imports: ['_react.js', '_ui.js'],
      dynamicImports: ['src/pages/board.tsx'],
    },
    '_react.js': { file: 'assets/react.js' },
    '_ui.js': { file: 'assets/ui.js', imports: ['_react.js', 'index.html'] },
    'src/pages/board.tsx': { file: 'assets/board.js', imports: ['_plot.js'] },
    '_plot.js': { file: 'assets/plot.js' },
  };
  expect(firstPageScripts(manifest)).toEqual([
    'assets/index.js',
    'assets/react.js',
    'assets/ui.js',
  ]);
});
