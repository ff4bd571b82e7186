import { type Mention, partsOf, sayMention, writeMention } from '@leaven/shared/mentions';

/** A field shows `@Anna Berg` for a mention; these are the two texts, kept and shown, side by side. */
interface Part {
  kept: string;
  shown: string;
  /** Where it stands in what is shown. */
  from: number;
  to: number;
  isMention: boolean;
}

function placed(kept: string): Part[] {
  let from = 0;
  return partsOf(kept).map((part) => {
    const isMention = typeof part !== 'string';
    const shown = isMention ? sayMention({ ...part, label: part.label || '…' }) : part;
    const to = from + shown.length;
    const one = { kept: isMention ? writeMention(part) : part, shown, from, to, isMention };
    from = to;
    return one;
  });
}

/** How a text looks in a field, or wherever there are no links. */
export const shownOf = (kept: string): string =>
  placed(kept)
    .map(({ shown }) => shown)
    .join('');

/** What is kept of a stretch of what is shown; a mention that is cut becomes what it looks like. */
const stretch = (parts: readonly Part[], from: number, to: number): string =>
  parts
    .filter((part) => part.to > from && part.from < to)
    .map((part) =>
      part.isMention && part.from >= from && part.to <= to
        ? part.kept
        : part.shown.slice(Math.max(0, from - part.from), Math.max(0, to - part.from)),
    )
    .join('');

/** After somebody typed: what is to be kept now. Mentions that still read the same stay mentions. */
export function retype(kept: string, shown: string): string {
  const parts = placed(kept);
  const before = parts.map((part) => part.shown).join('');
  const most = Math.min(before.length, shown.length);
  let start = 0;
  while (start < most && before[start] === shown[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === shown.at(-1 - end)) end++;
  // With whole mentions, so that one that only moved is found again in what is new.
  const mentions = parts.filter(({ isMention }) => isMention);
  const from = mentions.find((one) => one.from < start && start < one.to)?.from ?? start;
  const cut = before.length - end;
  const to = mentions.find((one) => one.from < cut && cut < one.to)?.to ?? cut;
  let fresh = shown.slice(from, shown.length - (before.length - to));
  let result = stretch(parts, 0, from);
  for (const one of mentions.filter((mention) => mention.from >= from && mention.to <= to)) {
    const at = fresh.indexOf(one.shown);
    if (at < 0) continue;
    result += fresh.slice(0, at) + one.kept;
    fresh = fresh.slice(at + one.shown.length);
  }
  return result + fresh + stretch(parts, to, before.length);
}

/** Makes a mention of what looks like it, at a place in what is shown. */
export function link(kept: string, at: number, mention: Mention): string {
  const parts = placed(kept);
  const length = parts.at(-1)?.to ?? 0;
  const end = at + sayMention(mention).length;
  return stretch(parts, 0, at) + writeMention(mention) + stretch(parts, end, length);
}

/** What somebody is about to name: the letters behind a sign, and where they stand. */
export interface Asked {
  kind: Mention['kind'];
  q: string;
  /** Of the sign, in what is shown. */
  from: number;
  to: number;
}

const beginning = /(?:^|[\s([{"'“‘>/])([@#])([^\s@#][^@#\n]{0,39})$/u;
/** Names of more words are told apart by these. */
const mostWords = 4;

/** @param caret in what is shown */
export function askedAt(kept: string, caret: number): Asked | undefined {
  const parts = placed(kept);
  const part = parts.find(({ from, to }) => from < caret && caret <= to);
  if (!part || part.isMention) return undefined;
  const found = beginning.exec(part.shown.slice(0, caret - part.from));
  const [, sign, q = ''] = found ?? [];
  if (!sign || q.split(/\s+/).length > mostWords) return undefined;
  const kind = sign === '@' ? 'person' : 'idea';
  return { kind, q, from: caret - q.length - 1, to: caret };
}

const folded = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter(Boolean);

/** Whether each word typed begins a word of the label. */
export const fits = (label: string, q: string): boolean => {
  const words = folded(label);
  return folded(q).every((typed) => words.some((word) => word.startsWith(typed)));
};
