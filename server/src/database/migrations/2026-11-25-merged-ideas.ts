import type { Migration } from './index';
import { fillIn } from './walk';

/** No idea of an earlier release was merged by pointers. */
export const mergedIdeas: Migration = {
  name: '2026-11-25-merged-ideas',
  run: (progress) =>
    fillIn(progress, 'ideas', [{ field: 'mergedFrom', set: { mergedInto: [], mergedFrom: [] } }]),
};
