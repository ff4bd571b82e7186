/** Longer than any text that would be taken: not worth cleaning. */
export const MOST_RAW = 50_000;

const elements =
  'a abbr article b blockquote br cite code del div em figcaption figure font h[1-6] hr i iframe img ins li ol p pre s script section small span strong style sub sup table tbody td th thead tr u ul';
// Only names that HTML has: "<more words than tags>" and "a < b" stay as they are.
const tag = (names: string) =>
  new RegExp(`</?(?:${names.replaceAll(' ', '|')})(?:\\s[^<>]*)?/?>`, 'gi');
const anyTag = tag(elements);
const paragraphs = tag('p div article section h[1-6] ul ol table blockquote pre figure');
const lineEnds = tag('br hr tr');
const unseen =
  /<(script|style)(?:\s[^<>]*)?>[^<]*(?:<(?!\/\1\s*>)[^<]*)*<\/\1\s*>|<!--[^-]*(?:-(?!->)[^-]*)*-->/gi;
const link = /<a\s[^<>]*?href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>([^<]*)<\/a\s*>/gi;

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entity(whole: string, name: string): string {
  const known = entities[name.toLowerCase()];
  if (known !== undefined) return known;
  if (!name.startsWith('#')) return whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** HTML as the text it shows, its links as Markdown; other text as it is. */
function withoutHtml(text: string): string {
  const bare = text
    .replace(unseen, '')
    .replace(link, (_, double = '', single = '', label: string) => {
      const address = String(double || single).trim();
      return /^(https?:|mailto:)/i.test(address) && label ? `[${label}](${address})` : label;
    })
    .replace(/<li(?:\s[^<>]*)?>/gi, '\n- ')
    .replace(lineEnds, '\n')
    .replace(paragraphs, '\n\n')
    .replace(anyTag, '');
  // Last, so that "&lt;b&gt;" stays the text "<b>": what is kept is shown as text, never as HTML.
  return bare.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, entity);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what this expression is for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\ufeff]/g;

/** A text of several lines without HTML and control characters, at most one line empty in a row. */
export const cleanText = (raw: string): string =>
  withoutHtml(raw)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The same on one line. */
export const cleanLine = (raw: string): string => cleanText(raw).replace(/\s+/g, ' ');
