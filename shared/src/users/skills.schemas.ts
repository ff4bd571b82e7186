import * as z from 'zod/mini';
import { skillKinds } from '../askKinds';
import { line } from '../http/fields';

export const MOST_TAGS = 10;

/** What somebody can help others with: the usual things, and words of their own. */
export const skills = z.strictObject({
  kinds: z.array(z.enum(skillKinds)).check(z.maxLength(skillKinds.length)),
  tags: z.array(line(1, 40)).check(z.maxLength(MOST_TAGS)),
});
export type Skills = z.output<typeof skills>;
