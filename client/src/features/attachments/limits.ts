import type { AttachmentLimits } from '@leaven/shared/attachments/attachments.schemas';
import { type AttachmentKind, attachmentKinds } from '@leaven/shared/settings/settings.schemas';
import i18next from 'i18next';
import { formatBytes } from '../../lib/format';

/** What the browser's chooser offers; the server looks at the content and has the last word. */
export const acceptOf = (kinds: readonly AttachmentKind[]): string =>
  kinds.flatMap((kind) => (kind === 'jpg' ? ['.jpg', '.jpeg'] : [`.${kind}`])).join(',');

/** The kinds in the order that everybody knows them: PNG, JPG, … */
export const kindNames = (kinds: readonly AttachmentKind[]): string[] =>
  attachmentKinds.filter((kind) => kinds.includes(kind)).map((kind) => kind.toUpperCase());

/**
 * Why a file need not be sent at all, in words.
 * @param place how many files there are before it
 */
export function refusal(
  { size }: { size: number },
  place: number,
  { maxBytes, most }: AttachmentLimits,
): string | undefined {
  if (size === 0) return i18next.t('attachments:problem.empty');
  if (size > maxBytes)
    return i18next.t('attachments:problem.tooLarge', {
      size: formatBytes(size),
      most: formatBytes(maxBytes),
    });
  if (place >= most) return i18next.t('attachments:problem.tooMany', { count: most });
  return undefined;
}
