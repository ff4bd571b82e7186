import notifications from '@leaven/shared/locales/en/notifications.json' with { type: 'json' };
import type { Language } from '@leaven/shared/notifications/settings.schemas';
import { createInstance, type TOptions } from 'i18next';
import mail from '../../../locales/en/mail.json' with { type: 'json' };

const resources = { en: { mail, notifications } } satisfies Record<Language, object>;

const i18n = createInstance();
void i18n.init({
  resources,
  fallbackLng: 'en',
  ns: ['mail', 'notifications'],
  defaultNS: 'mail',
  initAsync: false,
});

/** A sentence in somebody's language. Values are escaped for HTML: see `plain` for text. */
export type Say = (key: string, values?: TOptions) => string;

export const sayIn = (language: Language): Say => i18n.getFixedT(language);

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x2F;': '/',
};

/** The sentence without its marks, as it stands in the text part and in subjects. */
export const plain = (html: string): string =>
  html.replace(/<\/?b>/g, '').replace(/&(?:amp|lt|gt|quot|#39|#x2F);/g, (c) => characters[c] ?? c);
