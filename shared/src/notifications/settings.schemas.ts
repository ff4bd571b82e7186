import * as z from 'zod/mini';
import { type Channel, channels, type Topic, topics } from './topics';

/** When e-mail goes out: at once, gathered, or not at all. */
export const rhythms = ['immediate', 'hourly', 'daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

/** The languages that there are words for. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A name of the IANA database: `Europe/Berlin`. */
const timeZone = z
  .string()
  .check(z.maxLength(64), z.refine(isTimeZone, 'must be a time zone such as Europe/Berlin'));

const timeOfDay = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00'));

/** From when to when nothing is sent, by the person's clock; over midnight where `to` is earlier. */
const quietHours = z.strictObject({ from: timeOfDay, to: timeOfDay }).check(
  z.refine(({ from, to }) => from !== to, {
    path: ['to'],
    message: 'must be another time than the beginning',
  }),
);
export type QuietHours = z.output<typeof quietHours>;

const everyTopic = <T>(value: T) =>
  Object.fromEntries(topics.map((topic) => [topic, value])) as Record<Topic, T>;
const everyChannel = <T>(value: T) =>
  Object.fromEntries(channels.map((channel) => [channel, value])) as Record<Channel, T>;

export const settingsView = z.object({
  /** For each topic what reaches me, and how. */
  choices: z.object(everyTopic(z.object(everyChannel(z.boolean())))),
  rhythm: z.enum(rhythms),
  quiet: z.nullable(quietHours),
  /** The last day on which nothing is to be sent, by my calendar: `2026-08-14`. */
  awayUntil: z.nullable(z.iso.date()),
  /** Null until I or one of my devices has said it; UTC counts until then. */
  timeZone: z.nullable(timeZone),
  language: z.enum(languages),
});
export type NotificationSettings = z.output<typeof settingsView>;

export const settingsPatch = z.partial(
  z.strictObject({
    /** Only what changes. */
    choices: z.partial(
      z.strictObject(everyTopic(z.partial(z.strictObject(everyChannel(z.boolean()))))),
    ),
    rhythm: z.enum(rhythms),
    quiet: z.nullable(quietHours),
    awayUntil: z.nullable(z.iso.date()),
    timeZone,
    language: z.enum(languages),
  }),
);
export type NotificationSettingsPatch = z.output<typeof settingsPatch>;
