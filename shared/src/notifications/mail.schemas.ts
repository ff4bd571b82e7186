import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** An e-mail that could not be sent, or that waits to be tried again. */
export const troubledMail = z.object({
  id,
  person: z.nullable(personRef),
  at: instant,
  tries: z.int(),
  /** When it is tried again; null where it was given up. */
  nextAt: z.nullable(instant),
  /** The server's own words. */
  answer: z.string(),
});
export type TroubledMail = z.output<typeof troubledMail>;

/** An e-mail as it would have gone out, were there a server. */
export const keptMail = z.object({
  id,
  to: z.string(),
  at: instant,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type KeptMail = z.output<typeof keptMail>;

export const mailView = z.object({
  /** To a server; to the outbox, which is looked at here; or nowhere. */
  way: z.enum(['smtp', 'outbox', 'none']),
  /** `smtp.company.example:587` */
  server: z.nullable(z.string()),
  from: z.string(),
  publicUrl: z.string(),
  /** Where answers go; null where none are taken. */
  answersTo: z.nullable(z.string()),
  /** Facts whose time has not come, with what is on its way. */
  waiting: z.int(),
  sentToday: z.int(),
  /** The latest, given up or to be tried again. */
  troubled: z.array(troubledMail),
  outbox: z.array(keptMail),
});
export type MailView = z.output<typeof mailView>;

export const mailTrial = z.object({
  to: z.string(),
  accepted: z.boolean(),
  /** The server's own words, or what broke on the way to it. */
  answer: z.string(),
  /** What was said: → by Leaven, ← by the server. */
  transcript: z.array(z.string()),
});
export type MailTrialView = z.output<typeof mailTrial>;
