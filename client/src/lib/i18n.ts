import i18next, { type BackendModule, type ReadCallback, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { intlLocale, isPseudo } from './locale';
import type { PseudoLocale } from './pseudo';

const languages = ['en'];
const own = import.meta.glob<ResourceKey>('../locales/*/*.json', { import: 'default' });
/** What e-mails say as well. */
const common = import.meta.glob<ResourceKey>('../../../shared/src/locales/*/*.json', {
  import: 'default',
});
const fileOf = (language: string, namespace: string) =>
  own[`../locales/${language}/${namespace}.json`] ??
  common[`../../../shared/src/locales/${language}/${namespace}.json`];

/** Reads one namespace of one language when a component first asks for it. */
const lazyFiles: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = fileOf(language, namespace);
    if (load)
      load().then(
        (words) => done(null, words),
        (error) => done(error, null),
      );
    else if (isPseudo(language)) readPseudo(namespace, done);
    else done(`There is no ${namespace} in ${language}`, null);
  },
};

function readPseudo(namespace: string, done: ReadCallback): void {
  const english = fileOf('en', namespace);
  Promise.all([import('./pseudo'), english?.()])
    .then(([{ pseudo }, words]) => done(null, words ? pseudo(words) : null))
    .catch((error) => done(error, null));
}

/**
 * `?locale=pseudo` shows every translated text bracketed and a third longer, `pseudo-rtl` from right to
 * left as well. In development, and where a test has asked for it.
 */
function testLocale(): PseudoLocale | undefined {
  const asked = new URLSearchParams(location.search).get('locale');
  const allowed = import.meta.env.DEV || localStorage.getItem('leaven-test-locales') === 'on';
  return allowed && (asked === 'pseudo' || asked === 'pseudo-rtl') ? asked : undefined;
}

function preferredLanguage(): string {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0] ?? '');
  return wanted.find((language) => languages.includes(language)) ?? 'en';
}

/** Loads what every page needs; the rest arrives with the components that ask for it. */
export async function startI18n(): Promise<void> {
  const language = testLocale() ?? preferredLanguage();
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: isPseudo(language) ? false : 'en',
      ns: ['app', 'ui', 'errors'],
      defaultNS: 'app',
      // React escapes by itself.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = intlLocale();
  document.documentElement.dir = language === 'pseudo-rtl' ? 'rtl' : 'ltr';
}

/** Starts loading the words of a page together with its code. */
export const loadWords = (...namespaces: string[]): Promise<void> =>
  i18next.loadNamespaces(namespaces);
