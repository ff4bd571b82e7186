import * as z from 'zod/mini';
import { id, line } from '../http/fields';
import { personRef } from '../users/users.schemas';

/** What is posted there: ideas, or questions that colleagues answer. */
export const categoryKinds = ['ideas', 'questions'] as const;
export type CategoryKind = (typeof categoryKinds)[number];
const kind = z.enum(categoryKinds);

export const categoryView = z.object({
  id,
  name: z.string(),
  description: z.string(),
  /** A sentence or two of policy, shown while an idea is written. */
  guidance: z.string(),
  steward: personRef,
  /** Answers while the steward is away, and is told when the steward is late. */
  standIn: z.nullable(personRef),
  kind,
  /** An archived category takes no new ideas; those it has stay. */
  archived: z.boolean(),
});
export type CategoryView = z.output<typeof categoryView>;

export const categoryRef = z.object({ id, name: z.string() });

const standInId = z.nullable(id);
const fields = { name: line(1, 60), description: line(0, 300), stewardId: id };
const guidance = line(0, 300);
export const newCategory = z.strictObject({
  ...fields,
  guidance: z.optional(guidance),
  standInId: z.optional(standInId),
  kind: z.optional(kind),
});
export const categoryPatch = z.partial(
  z.strictObject({ ...fields, guidance, standInId, kind, archived: z.boolean() }),
);
