import type { Migration } from './index';
import { fillIn } from './walk';

/** Ideas may be written together: those from before have their author alone. */
export const coAuthors: Migration = {
  name: '2026-11-25-ideas-co-authors',
  run: (progress) =>
    fillIn(progress, 'ideas', [
      { field: 'coAuthorSeats', set: { coAuthorIds: [], coAuthorSeats: 0 } },
    ]),
};
