import { mapMentions, sayMention } from '@leaven/shared/mentions';

const EXCERPT_LENGTH = 280;

/** Cuts without leaving half a character at the end. */
const cutTo = (text: string, length: number) =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** The beginning of a Markdown text as plain words on one line, cut at a word where it can be. */
export function excerptOf(markdown: string, length = EXCERPT_LENGTH): string {
  const plain = cutTo(mapMentions(markdown, sayMention), length * 4)
    .replace(/```[^\n]*\n?|`/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+]|\d+[.)]|>+|#{1,6})\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\*(?=\S)(.*?\S)\*/g, '$1')
    // An underscore within a word is part of a name, as in snake_case.
    .replace(/(?<!\w)_(?=\S)(.*?\S)_(?!\w)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= length) return plain;
  const cut = cutTo(plain, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length * 0.6 ? space : undefined).trimEnd()}…`;
}
