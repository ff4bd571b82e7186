/**
 * How a text names a colleague or an idea: `[@Anna Berg](@…)`, `[#What if …](#…)`, with their ids. There is
 * no word in it that they are not called, so that searching finds none.
 */
export interface Mention {
  kind: 'person' | 'idea';
  id: string;
  /** What it is called; empty where that is not known any more, or not for everybody. */
  label: string;
}

/** So many a text may have; more would be a way to disturb everybody. */
export const MOST_MENTIONS = 20;

const signs = { person: '@', idea: '#' } as const;
const token = /\[(?:@((?:[^\][\\\n]|\\.)*)\]\(@|#((?:[^\][\\\n]|\\.)*)\]\(#)([0-9a-f]{24})\)/g;

/** What stands between the sign's brackets, as a name that may have brackets itself. */
const freed = (label: string) => label.replace(/\\(.)/g, '$1');
const bound = (label: string) => label.replace(/\s+/g, ' ').replace(/[\][\\]/g, '\\$&');

function mentionOf([, person, idea, id = '']: RegExpMatchArray): Mention {
  return person === undefined
    ? { kind: 'idea', id, label: freed(idea ?? '') }
    : { kind: 'person', id, label: freed(person) };
}

/** How a mention is written into a text. */
export const writeMention = ({ kind, id, label }: Mention): string =>
  `[${signs[kind]}${bound(label)}](${signs[kind]}${id})`;

/** How a mention reads where there are no links. */
export const sayMention = ({ kind, label }: Mention): string => `${signs[kind]}${label}`;

/** The mention that a text begins with, and what it is written as. */
export function mentionAtStart(text: string): { mention: Mention; raw: string } | undefined {
  const [match] = text.matchAll(token);
  return match?.index === 0 ? { mention: mentionOf(match), raw: match[0] } : undefined;
}

/** A text in order: what is plain, and what is a mention. */
export function partsOf(text: string): (string | Mention)[] {
  const parts: (string | Mention)[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(mentionOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

export const mentionsIn = (text: string): Mention[] => Array.from(text.matchAll(token), mentionOf);

/** The people whom a text speaks to; one who is only quoted is not spoken to. */
export const spokenTo = (text: string): string[] => [
  ...new Set(
    mentionsIn(text.replace(/^[ \t]*>.*$/gm, '')).flatMap(({ kind, id }) =>
      kind === 'person' ? id : [],
    ),
  ),
];

/** Each mention made into something else. */
export const mapMentions = (text: string, to: (mention: Mention) => string): string =>
  text.replace(token, (...match) => to(mentionOf(match as unknown as RegExpMatchArray)));
