import { conflict, invalidField, notFound, signedOut } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import {
  GRACE_DAYS,
  type myLeaving,
  type personLeaving,
} from '@leaven/shared/users/leaving.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { usersPolicy } from '@leaven/shared/users/users.policy';
import type { PersonView } from '@leaven/shared/users/users.schemas';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { transact } from '../../database/connection';
import { isLastAdministrator } from './administrators';
import { verifyPassword } from './password';
import { handOver, refuseWhileNeeded } from './successors';
import { type User, UserRow } from './users.model';
import { presentPerson, requireAccount, users } from './users.service';

const DAY_MS = 24 * 60 * 60_000;

/** What this person answers for goes at once; asking again changes what was asked, not by when. */
async function ask(
  actor: Actor,
  user: User,
  { wipe, successorId }: z.output<typeof personLeaving>,
): Promise<Date> {
  const personId = String(user._id);
  if (await isLastAdministrator(user))
    throw conflict('last_administrator', 'Make somebody else an administrator first.');
  if (successorId !== undefined) {
    if (successorId === personId)
      throw invalidField('successorId', 'oneself', 'Somebody else has to take over.');
    await users.requireActive('successorId', successorId, 'decide');
    await handOver(actor, personId, successorId);
  }
  await refuseWhileNeeded(personId);
  const eraseAt = user.leaving?.eraseAt ?? new Date(Date.now() + GRACE_DAYS * DAY_MS);
  const leaving = {
    eraseAt,
    byId: new Types.ObjectId(actor.id),
    wipe,
    successorId: successorId ? new Types.ObjectId(successorId) : null,
  };
  await transact(async ({ session, record }) => {
    const asked = await UserRow.updateOne(
      { _id: user._id, 'leaving.begunAt': { $exists: false } },
      { $set: { leaving } },
      { session },
    );
    if (asked.matchedCount === 0) throw notFound('person');
    await record({ kind: 'person.changed', actorId: actor.id, data: { personId } });
  });
  return eraseAt;
}

/** Accounts on their way out. The deletion itself knows every feature: see `mine/erasure.ts`. */
export const leaving = {
  /**
   * @returns when the account will be deleted
   * @throws AppError 400 naming `password`; 409 for the last administrator, and while nobody takes over
   *   what this person answers for
   */
  async askForMine(
    actor: Actor,
    { password, ...how }: z.output<typeof myLeaving>,
  ): Promise<{ eraseAt: string }> {
    const user = await UserRow.findById(actor.id).lean();
    if (!user) throw signedOut();
    if (!(await verifyPassword(user.passwordHash, password)))
      throw invalidField('password', 'wrong_password', 'This is not your password.');
    return { eraseAt: (await ask(actor, user, how)).toISOString() };
  },

  async askFor(
    actor: Actor,
    personId: string,
    how: z.output<typeof personLeaving>,
  ): Promise<PersonView> {
    enforce(usersPolicy.changeRights(actor, { id: personId }));
    await ask(actor, await requireAccount(personId), how);
    return presentPerson(await requireAccount(personId));
  },

  async keep(actor: Actor, personId: string): Promise<PersonView> {
    enforce(usersPolicy.changeRights(actor, { id: personId }));
    await requireAccount(personId);
    await leaving.takeBack(personId, actor.id);
    return presentPerson(await requireAccount(personId));
  },

  /** @returns whether there was something to take back, and it was not too late */
  async takeBack(personId: string, actorId = personId): Promise<boolean> {
    return transact(async ({ session, record }) => {
      const kept = await UserRow.updateOne(
        { _id: personId, leaving: { $exists: true }, 'leaving.begunAt': { $exists: false } },
        { $unset: { leaving: 1 } },
        { session },
      );
      if (kept.modifiedCount === 0) return false;
      await record({ kind: 'person.changed', actorId, data: { personId } });
      return true;
    });
  },
};
