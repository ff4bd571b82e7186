import { nameKeyOf } from '../users/users.model';

/** The different words of a text, folded: "Who knows Excel?" has who, knows and excel. */
export const wordsOf = (text: string): string[] =>
  [...new Set(nameKeyOf(text).split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
