import * as z from 'zod/mini';
import { id, instant, line, listOf } from '../http/fields';
import { type AttachmentKind, attachmentKinds } from '../settings/settings.schemas';
import { personRef } from '../users/users.schemas';

/** Kinds that are shown; all others are only taken home. */
const pictureKinds: ReadonlySet<AttachmentKind> = new Set(['png', 'jpg', 'webp', 'gif']);
export const isPicture = (kind: AttachmentKind): boolean => pictureKinds.has(kind);

/** Files that wait for their idea to be posted, of one person. */
export const MOST_WAITING = 30;

/** What comes with a file: the name it had where it came from. */
export const uploadQuery = z.strictObject({ name: line(1, 255) });

/** `for`: it waits for a comment that shows it, not for an idea. */
export const earlyQuery = z.extend(uploadQuery, { for: z.optional(z.enum(['comment'])) });

export const attachmentPatch = z.strictObject({
  /** What a picture shows, for those who do not see it. */
  alt: line(0, 300),
});

export const attachmentView = z.object({
  id,
  /** Null while it waits for its idea to be posted. */
  ideaId: z.nullable(id),
  name: z.string(),
  alt: z.string(),
  kind: z.enum(attachmentKinds),
  bytes: z.int(),
  /** Of a picture, in pixels. */
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  uploader: z.nullable(personRef),
  createdAt: instant,
  abilities: z.object({ describe: z.boolean(), remove: z.boolean() }),
});
export type AttachmentView = z.output<typeof attachmentView>;

/** What may be attached here, so that a page can say so before anything is sent. */
export const attachmentLimits = z.object({
  maxBytes: z.int(),
  /** In this place. */
  most: z.int(),
  kinds: z.array(z.enum(attachmentKinds)),
});
export type AttachmentLimits = z.output<typeof attachmentLimits>;

export const attachmentList = z.extend(listOf(attachmentView), {
  limits: attachmentLimits,
  abilities: z.object({ attach: z.boolean() }),
});
export type AttachmentList = z.output<typeof attachmentList>;
