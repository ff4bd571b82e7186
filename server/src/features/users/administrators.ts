import { invalidField } from '@leaven/shared/http/errors';
import { newPerson } from '@leaven/shared/users/users.schemas';
import { transact } from '../../database/connection';
import { type User, UserRow } from './users.model';
import { users } from './users.service';

const administrators = { role: 'administrator', disabledAt: null } as const;
const staying = { ...administrators, leaving: { $exists: false } };

/**
 * Who has been an administrator's account the longest, if possible one who does not want to leave; null
 * where there is none that is active.
 */
export async function firstAdministrator(): Promise<User | null> {
  const first = (among: object) =>
    UserRow.findOne(among).sort({ createdAt: 1, _id: 1 }).lean<User | null>();
  return (await first(staying)) ?? first(administrators);
}

/** Whether nobody else is an administrator and wants to stay one; or, `evenLeaving`, still is one. */
export const isLastAdministrator = async (
  { _id, role }: User,
  { evenLeaving = false } = {},
): Promise<boolean> =>
  role === 'administrator' &&
  !(await UserRow.exists({ ...(evenLeaving ? administrators : staying), _id: { $ne: _id } }));

export const findAccount = (email: string): Promise<User | null> =>
  UserRow.findOne({ email: email.trim().toLowerCase() }).lean();

/** Makes somebody an administrator who has an account, and lets them in where they were disabled. */
export async function makeAdministrator(account: User): Promise<void> {
  await transact(async ({ session, record }) => {
    const set = { role: 'administrator', disabledAt: null } as const;
    await UserRow.updateOne({ _id: account._id }, { $set: set }, { session });
    const personId = String(account._id);
    await record({ kind: 'person.changed', actorId: null, data: { personId } });
  });
}

const demands: Record<string, string> = {
  email: 'The address must be an email address.',
  name: 'The name must have 1 to 80 characters on one line.',
  password: 'The password must have 10 to 200 characters.',
};

/** @throws AppError that names the field when one is refused, or the address is taken */
export async function createAdministrator(account: {
  email: string;
  name: string;
  password: string;
}): Promise<User> {
  const parsed = newPerson.safeParse({ ...account, role: 'administrator' });
  if (parsed.success) return users.create(parsed.data);
  const field = String(parsed.error.issues[0]?.path[0]);
  throw invalidField(field, 'invalid', demands[field] ?? 'The account cannot be made.');
}
