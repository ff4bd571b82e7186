const LONGEST = 40;

/** A text's words in lower case, in order; addresses and what is longer than any word left out. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    // The dot of Catalan's "col·laborar" stands within a word.
    .replace(/(?<=l)·(?=l)/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length <= LONGEST);
}

/** Without accents, which people leave out when they type fast. */
export const withoutAccents = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
