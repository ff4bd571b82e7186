const EXCERPT_LENGTH = 280;

/** The beginning of a Markdown text as plain words on one line, cut at a word where it can be. */
export function excerptOf(markdown: string, length = EXCERPT_LENGTH): string {
  const plain = markdown
    .slice(0, length * 4)
    .replace(/```[^\n]*\n?|`/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+]|\d+[.)]|>+|#{1,6})\s+/gm, '')
    .replace(/(\*\*|__|[*_])(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length * 0.6 ? space : undefined).trimEnd()}…`;
}
