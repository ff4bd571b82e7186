import * as z from 'zod/mini';
import { instant, pageLink, text } from '../http/fields';
import { skills } from './skills.schemas';
import { personRef } from './users.schemas';

/** What a person chooses to show beside their name and department. */
export const myProfile = z.strictObject({
  about: text(0, 500),
  link: z.nullable(pageLink),
  /** Whether others see what this person can help with. */
  showSkills: z.boolean(),
});
export type MyProfile = z.output<typeof myProfile>;

/** What others see of a person. */
export const profileView = z.object({
  person: personRef,
  /** `left`: the account is disabled; `gone`: it was deleted. */
  state: z.enum(['here', 'left', 'gone']),
  about: z.string(),
  link: z.nullable(z.string()),
  /** Null where the person does not show them. */
  skills: z.nullable(skills),
  since: instant,
});
export type ProfileView = z.output<typeof profileView>;
