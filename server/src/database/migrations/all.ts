import { activityAndFollows } from './2026-11-25-activity-and-follows';
import { growingIdeas } from './2026-11-25-growing-ideas';
import { ideaStewards } from './2026-11-25-idea-stewards';
import { coAuthors } from './2026-11-25-ideas-co-authors';
import { mergedIdeas } from './2026-11-25-merged-ideas';
import { rankingScores } from './2026-11-25-ranking-scores';
import { search } from './2026-11-25-search';
import { theClock } from './2026-11-25-the-clock';
import { unusedIndexes } from './2026-11-25-unused-indexes';
import type { Migration } from './index';

/**
 * Every step since the first release, oldest first; a new one is added at the end. Each is a file of
 * its own and works on collections, not on models: those belong to the newest release.
 */
export const migrations: readonly Migration[] = [
  activityAndFollows,
  growingIdeas,
  ideaStewards,
  coAuthors,
  mergedIdeas,
  rankingScores,
  search,
  theClock,
  unusedIndexes,
];
