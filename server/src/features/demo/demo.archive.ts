import type { DemoIdea } from './content/types';

/** Crumb & Co. asks sooner than others whether an idea is still wanted. */
export const demoArchive = { enabled: true, afterDays: 60, warnDays: 14 };

/** When its people were warned that a silent idea will be archived, in days before the start; null for never. */
export function warnedDaysAgo({ quietDaysAgo }: DemoIdea): number | null {
  if (quietDaysAgo === undefined) return null;
  const daysAgo = quietDaysAgo - (demoArchive.afterDays - demoArchive.warnDays);
  return daysAgo > 0 ? daysAgo : null;
}
