import i18next from 'i18next';
import type { PseudoLocale } from './pseudo';

export const isPseudo = (language: string): language is PseudoLocale =>
  language.startsWith('pseudo');

/** Whether Intl takes the tag; some systems hand on their own, such as `en-US@posix`, and it throws. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * The locale for Intl: the viewer's own, with its region, where it is one of the language shown. Dates
 * and numbers of the pseudo-locales are English.
 */
export function intlLocale(): string {
  const shown = i18next.language ?? 'en';
  const language = isPseudo(shown) ? 'en' : shown;
  const own = navigator.languages.find((tag) => tag.split('-')[0] === language && isLocale(tag));
  return own ?? language;
}
