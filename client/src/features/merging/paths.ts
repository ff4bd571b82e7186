/** A merged idea's own page, which its address otherwise leads away from. */
export const originalPath = (ideaId: string): string => `/ideas/${ideaId}?original=true`;
