import type { Migration } from './index';
import { fillIn } from './walk';

/** Ideas may say whom they would help and what they need, and categories what to mind while writing. */
export const growingIdeas: Migration = {
  name: '2026-11-25-growing-ideas',
  async run(progress) {
    await fillIn(progress, 'ideas', [
      { field: 'beneficiary', set: { beneficiary: '', beneficiaryKey: null } },
      { field: 'openAsks', set: { openAsks: [] } },
    ]);
    await fillIn(progress, 'categories', [{ field: 'guidance', set: { guidance: '' } }]);
  },
};
