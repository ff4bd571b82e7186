import * as z from 'zod/mini';
import { email, id, instant, line, newPassword } from '../http/fields';
import { roles } from './roles';

export const role = z.enum(roles);
export const personName = line(1, 80);

/** A person as everybody sees them beside what they wrote. */
export const personRef = z.object({ id, name: z.string(), department: z.nullable(z.string()) });
export type PersonRef = z.output<typeof personRef>;

/** A person as an administrator sees them. */
export const personView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  department: z.nullable(z.string()),
  disabled: z.boolean(),
  createdAt: instant,
  lastSeenAt: z.nullable(instant),
  /** When the account will be deleted, where that was asked for. */
  leavesAt: z.nullable(instant),
});
export type PersonView = z.output<typeof personView>;

export const personPatch = z.partial(
  z.strictObject({
    role,
    disabled: z.boolean(),
    /** With `disabled`: the manager who takes over their categories and the ideas they must answer. */
    successorId: id,
    name: personName,
    department: z.nullable(line(1, 80)),
  }),
);

/** What an administrator gives to make an account by hand. */
export const newPerson = z.strictObject({
  email,
  name: personName,
  role,
  department: z.optional(z.nullable(line(1, 80))),
  password: newPassword,
});
