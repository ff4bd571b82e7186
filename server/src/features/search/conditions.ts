import { fold } from '../ideas/words';
import type { Term, Terms } from './terms';

/** Letters with marks, by the letter that they fold to. */
const marked = new Map<string, string>();
for (let code = 0xdf; code < 0x180; code++) {
  const letter = String.fromCharCode(code);
  const base = fold(letter);
  if (base.length === 1 && base !== letter && letter === letter.toLowerCase())
    marked.set(base, (marked.get(base) ?? '') + letter);
}
const anyMarks = (folded: string) =>
  folded.replace(/./gu, (letter) => {
    const more = marked.get(letter);
    return more ? `[${letter}${more}]` : letter;
  });

const BEFORE = '(?<![\\p{L}\\p{N}])';
const BETWEEN = '[\\p{L}\\p{N}]*[^\\p{L}\\p{N}]+';

/** Terms are letters and digits only: they need no escaping. */
const written = (term: Term) => ({
  $regex: BEFORE + term.map(anyMarks).join(BETWEEN),
  $options: 'i',
});

/** A condition that a title's words begin so. Anchored, so that the index of the words serves. */
export const titleBegins = (term: Term): object[] =>
  term.map((part) => ({ titleWords: { $regex: `^${part}` } }));

/** The same for what has a title and no list of its words. */
export const titleSays = (term: Term): object[] => term.map((part) => ({ title: written([part]) }));

const inTitle = (term: Term): object =>
  term.length === 1 ? { $and: titleBegins(term) } : { title: written(term) };
const inBody = (term: Term): object => ({ body: written(term) });

/** Everything wanted stands in the title. */
export const allInTitle = ({ wanted }: Terms): object => ({ $and: wanted.map(inTitle) });

/** What the text index does not know of: that all words must be there, and that some must not. */
export const ofIdea = ({ wanted, unwanted, exact }: Terms): object[] => [
  ...(exact ? [] : wanted.map((term) => ({ $or: [inTitle(term), inBody(term)] }))),
  ...withoutUnwanted(unwanted),
];

export const withoutUnwanted = (unwanted: readonly Term[]): object[] =>
  unwanted.length > 0 ? [{ $nor: unwanted.flatMap((term) => [inTitle(term), inBody(term)]) }] : [];

/** The same for a comment. */
export const ofComment = ({ wanted, unwanted, exact }: Terms): object[] => [
  ...(exact ? [] : wanted.map(inBody)),
  ...(unwanted.length > 0 ? [{ $nor: unwanted.map(inBody) }] : []),
];

export const inTextIndex = ({ text }: Terms): object => ({ $text: { $search: text } });
