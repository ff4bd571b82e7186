import * as z from 'zod/mini';
import { email, id, newPassword } from '../http/fields';
import { awayView } from '../users/away.schemas';
import { skills } from '../users/skills.schemas';
import { personName, role } from '../users/users.schemas';

export const password = z.string().check(z.minLength(1), z.maxLength(200));

export const credentials = z.strictObject({ email, password });
export const signUpBody = z.strictObject({ email, name: personName, password: newPassword });
export const changePasswordBody = z.strictObject({ current: password, next: newPassword });

/** The signed-in person, with what the whole client needs at once. */
export const meView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  department: z.nullable(z.string()),
  companyName: z.string(),
  /** The demo company is loaded: its tour and its workers are offered. */
  demo: z.boolean(),
  /** Counts are hidden until one has voted, so lists have no order that would tell them. */
  countsHidden: z.boolean(),
  unreadNotifications: z.int(),
  /** What they say they can help others with. */
  skills,
  /** When they are away next, or are now. */
  away: z.nullable(awayView),
  /** Only in the answer to a sign-in that has taken back that the account is to be deleted. */
  isBack: z.optional(z.literal(true)),
  abilities: z.object({
    review: z.boolean(),
    moderate: z.boolean(),
    administer: z.boolean(),
    runDemo: z.boolean(),
  }),
});
export type MeView = z.output<typeof meView>;

/** What the sign-in page may show to a stranger. */
export const signInOptions = z.object({
  companyName: z.string(),
  signUp: z.object({ open: z.boolean(), domains: z.array(z.string()) }),
  demo: z.nullable(
    z.object({
      password: z.string(),
      people: z.array(z.object({ name: z.string(), email: z.string(), role })),
    }),
  ),
});
export type SignInOptions = z.output<typeof signInOptions>;
