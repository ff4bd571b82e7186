import type { AttachmentKind } from '@leaven/shared/settings/settings.schemas';

const MOST = 120;
const endings: Partial<Record<AttachmentKind, readonly string[]>> = {
  jpg: ['jpg', 'jpeg'],
  txt: ['txt', 'md', 'log'],
};

/** The ending of a name in small letters: `csv`; empty where it has none. */
export const endingOf = (name: string): string =>
  /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * A name that every system can keep: without folders, marks that turn the reading direction, and
 * characters that Windows forbids; with the ending of what it really is.
 */
export function safeName(given: string, kind: AttachmentKind): string {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(plain);
  const fits = (endings[kind] ?? [kind]).includes(ending);
  const stem = fits ? plain.slice(0, -ending.length - 1) : plain;
  const cut = [...(stem || 'file')].slice(0, MOST).join('').trimEnd();
  return `${cut}.${fits ? ending : kind}`;
}

/** What a picture may be called until its uploader says what it shows. */
export const altFrom = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
