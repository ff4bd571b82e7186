/** A merged idea's own page, which its address otherwise leads away from. */
export const originalPath = (ideaId: string): string => `/ideas/${ideaId}?original=true`;

/** The idea that stays, for somebody who came from one that was merged into it. */
export const mergedPath = (ideaId: string, intoId: string): string =>
  `/ideas/${intoId}?from=${ideaId}`;
