import type { ResourceKey } from 'i18next';

export type PseudoLocale = 'pseudo' | 'pseudo-rtl';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];

/** What i18next and Rich replace must stay as it is: {{name}}, <b>, </b>, $t(key). */
const placeholders = /(\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\))/;

const accent = (text: string): string =>
  [...text].map((c) => (plain.includes(c) ? accented[plain.indexOf(c)] : c)).join('');

function pseudoText(text: string): string {
  const words = text
    .split(placeholders)
    .map((part) => (placeholders.test(part) ? part : accent(part)))
    .join('');
  // Other languages are longer than English, short texts most of all.
  const padding = '·'.repeat(Math.ceil(text.length * 0.3));
  return `⟦${words}${padding}⟧`;
}

/** The same tree of words, made to be told from English at a glance. */
export function pseudo(words: ResourceKey): ResourceKey {
  if (typeof words === 'string') return pseudoText(words);
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, pseudo(value as ResourceKey)]),
  );
}
