import * as z from 'zod/mini';
import { id, instant, pageLink, text } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** What those who decide make of it: take it over as it is, help it along, or give something in its place. */
export const trialAnswers = ['adopt', 'support', 'replace'] as const;
export type TrialAnswer = (typeof trialAnswers)[number];

const trialText = text(3, 2_000);

export const newTrial = z.strictObject({
  text: trialText,
  link: z.optional(z.nullable(pageLink)),
});
export const trialPatch = z.strictObject({
  text: z.optional(trialText),
  link: z.optional(z.nullable(pageLink)),
});
export const newAnswer = z.strictObject({ answer: z.enum(trialAnswers), text: text(3, 500) });

/** What somebody built or uses already, and what became of telling so. */
export const trialView = z.object({
  id,
  ideaId: id,
  person: personRef,
  text: z.string(),
  link: z.nullable(z.string()),
  postedAt: instant,
  editedAt: z.nullable(instant),
  answer: z.nullable(
    z.object({ answer: z.enum(trialAnswers), text: z.string(), by: personRef, at: instant }),
  ),
  abilities: z.object({ edit: z.boolean(), delete: z.boolean(), answer: z.boolean() }),
});
export type TrialView = z.output<typeof trialView>;
