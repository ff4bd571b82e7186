import i18next from 'i18next';
import type { PseudoLocale } from './pseudo';

export const isPseudo = (language: string): language is PseudoLocale =>
  language.startsWith('pseudo');

/**
 * The locale for Intl: the viewer's own, with its region, where it is one of the language shown. Dates
 * and numbers of the pseudo-locales are English.
 */
export function intlLocale(): string {
  const shown = i18next.language ?? 'en';
  const language = isPseudo(shown) ? 'en' : shown;
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
