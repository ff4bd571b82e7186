const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** As words are compared: small letters without their marks, so that "Café" is found as "cafe". */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** The words of a text with their places, in UTF-16 units. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    folded: fold(word),
    start: index,
    end: index + word.length,
  }));

/** The different words of a title, by whose beginnings it is found. */
export const titleWordsOf = (title: string): string[] => [
  ...new Set(wordsIn(title).map(({ folded }) => folded)),
];
