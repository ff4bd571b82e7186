import * as z from 'zod/mini';
import { line } from '../http/fields';
import { companyCalendar } from './calendar.schemas';

const domain = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as company.example'),
    z.maxLength(253),
  );

/** Who may make an account on their own: nobody, or people with an address in one of the domains. */
export const signUpRule = z.strictObject({
  mode: z.enum(['closed', 'domains']),
  domains: z.array(domain).check(z.maxLength(50)),
});

/**
 * When the house archives an open idea: after so many days without a vote or a comment, and no
 * sooner than so many days after a warning to its author and followers.
 */
export const archiveRule = z.strictObject({
  enabled: z.boolean(),
  afterDays: z.int().check(z.gte(30), z.lte(3_650)),
  warnDays: z.int().check(z.gte(1), z.lte(28)),
});

/** Days after which a vote weighs half as much in Hot, unless an administrator says otherwise. */
export const DEFAULT_HALF_LIFE_DAYS = 4;

/** How the feed is ordered. */
export const rankingRule = z.strictObject({
  /** Days after which a vote weighs half as much in Hot. */
  halfLifeDays: z.number().check(z.gte(0.5), z.lte(90)),
});
/** Every kind of file that Leaven can tell by its content. */
export const attachmentKinds = [
  'png',
  'jpg',
  'webp',
  'gif',
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'txt',
  'csv',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What may be attached to ideas. */
export const attachmentRule = z.strictObject({
  /** Of one file. */
  maxBytes: z.int().check(z.gte(1_024), z.lte(100 * 1024 ** 2)),
  /** Of one idea; 0: no files at all. */
  maxPerIdea: z.int().check(z.gte(0), z.lte(30)),
  /** Of all files together, so that nobody fills the disk. */
  maxTotalBytes: z.int().check(z.gte(1024 ** 2), z.lte(100 * 1024 ** 4)),
  kinds: z.array(z.enum(attachmentKinds)).check(z.maxLength(attachmentKinds.length)),
});
export type AttachmentRule = z.output<typeof attachmentRule>;

/** Whether everybody sees how many voted, or only who has voted: one early vote moves the final score. */
export const votingRule = z.strictObject({ hideCounts: z.boolean() });
/** How many different people's flags hide a thing until a moderator has looked; 0: no number does. */
export const moderationRule = z.strictObject({
  hideAfterFlags: z.int().check(z.gte(0), z.lte(50)),
});

export const settingsView = z.object({
  companyName: z.string(),
  signUp: signUpRule,
  archive: archiveRule,
  moderation: moderationRule,
  ranking: rankingRule,
  attachments: attachmentRule,
  voting: votingRule,
  calendar: companyCalendar,
});
export type SettingsView = z.output<typeof settingsView>;

export const settingsPatch = z.partial(
  z.strictObject({
    companyName: line(1, 80),
    signUp: signUpRule,
    archive: archiveRule,
    moderation: moderationRule,
    ranking: rankingRule,
    attachments: attachmentRule,
    voting: votingRule,
    calendar: companyCalendar,
  }),
);
