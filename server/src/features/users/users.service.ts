import { AppError, invalidField, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { type Actor, type Capability, has, roles } from '@leaven/shared/users/roles';
import type { Skills } from '@leaven/shared/users/skills.schemas';
import { usersPolicy } from '@leaven/shared/users/users.policy';
import type {
  newPerson,
  PersonRef,
  PersonView,
  personPatch,
} from '@leaven/shared/users/users.schemas';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { hashPassword } from './password';
import { handOver, refuseWhileNeeded } from './successors';
import { nameKeyOf, newUserRow, type User, UserRow } from './users.model';
import { personRefs } from './users.refs';

const byName: KeysetOrder<User> = {
  list: 'people',
  field: 'nameKey',
  direction: 1,
  reviveId: (id) => new Types.ObjectId(id),
};

/** Words of a name begin with what is typed. The text is taken literally. */
function nameBegins(q: string) {
  const typed = nameKeyOf(q).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { nameKey: { $regex: `(^|[\\s-])${typed}` } };
}

export const presentPerson = (user: User): PersonView => ({
  id: String(user._id),
  name: user.name,
  email: user.email,
  role: user.role,
  department: user.department,
  disabled: user.disabledAt !== null,
  createdAt: user.createdAt.toISOString(),
  lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
  leavesAt: user.leaving?.eraseAt.toISOString() ?? null,
});

interface Account {
  email: string;
  name: string;
  role: User['role'];
  department?: string | null | undefined;
  password: string;
}

/** @throws AppError 404 where there is no such account, or its deletion has begun */
export async function requireAccount(id: string): Promise<User> {
  const user = await UserRow.findById(id).lean();
  if (!user || user.erasedAt || user.leaving?.begunAt) throw notFound('person');
  return user;
}

type Wanted = { q?: string | undefined; may?: Capability | undefined; id?: string | undefined };

export const users = {
  /**
   * @param _id of the new account; creating again with it finds the first and adds nothing
   * @throws AppError 409 naming `email` when the address is taken
   */
  async create(account: Account, _id = new Types.ObjectId()): Promise<User> {
    const { name, email, role, department = null, password } = account;
    const passwordHash = await hashPassword(password);
    const user = newUserRow({ _id, name, email, role, department, passwordHash });
    try {
      await UserRow.create([user]);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const first = await UserRow.findById(_id).lean();
      if (first) return first;
      const message = 'There is an account with this address already.';
      throw new AppError(409, 'email_taken', message, {
        fields: [{ field: 'email', code: 'email_taken', message }],
      });
    }
    return user;
  },

  async createByHand(actor: Actor, body: z.output<typeof newPerson>, id: Types.ObjectId) {
    enforce(usersPolicy.administer(actor));
    return presentPerson(await users.create(body, id));
  },

  async list(
    actor: Actor,
    query: {
      q?: string | undefined;
      role?: string | undefined;
      cursor?: string | undefined;
      limit: number;
    },
  ) {
    enforce(usersPolicy.administer(actor));
    const conditions: object[] = [
      { erasedAt: { $exists: false } },
      afterCursor(byName, query.cursor),
    ];
    if (query.role) conditions.push({ role: query.role });
    if (query.q) conditions.push({ $or: [nameBegins(query.q), { email: query.q.toLowerCase() }] });
    const rows = await UserRow.find({ $and: conditions })
      .sort(sortOf(byName))
      .limit(query.limit + 1)
      .lean();
    const page = pageOf(byName, rows, query);
    return { items: page.rows.map(presentPerson), nextCursor: page.nextCursor };
  },

  /** At most ten active people by the beginning of their name, to pick from; or the one of `id`. */
  async suggest({ q, may, id }: Wanted): Promise<PersonRef[]> {
    if (id) {
      const ref = (await personRefs([id]))(id);
      return ref ? [ref] : [];
    }
    const allowed = roles.filter((role) => may === undefined || has({ role }, may));
    const rows = await UserRow.find({
      disabledAt: null,
      leaving: { $exists: false },
      role: { $in: allowed },
      ...(q ? nameBegins(q) : {}),
    })
      .sort({ nameKey: 1, _id: 1 })
      .limit(10)
      .lean();
    return rows.map(({ _id, name, department }) => ({ id: String(_id), name, department }));
  },

  /** @throws AppError 400 naming `field` when there is no such active person with that capability */
  async requireActive(field: string, id: string, may?: Capability): Promise<User> {
    const user = await UserRow.findById(id).lean();
    if (!user || user.disabledAt || user.leaving)
      throw invalidField(field, 'no_such_person', 'There is no such person.');
    if (may && !has(user, may))
      throw invalidField(field, 'lacks_right', `${user.name} has no right to do this.`);
    return user;
  },

  async skillsOf(id: string): Promise<Skills> {
    const user = await UserRow.findById(id, { skills: 1 }).lean();
    return { kinds: user?.skills?.kinds ?? [], tags: user?.skills?.tags ?? [] };
  },

  /** Each thing once, tags however they are written. */
  async setSkills(actor: Actor, { kinds, tags }: Skills): Promise<Skills> {
    const byKey = new Map(tags.filter(Boolean).map((tag) => [nameKeyOf(tag), tag]));
    const skills = { kinds: [...new Set(kinds)], tags: [...byKey.values()] };
    await transact(async ({ session, record }) => {
      await UserRow.updateOne({ _id: actor.id }, { $set: { skills } }, { session });
      await record({ kind: 'person.changed', actorId: actor.id, data: { personId: actor.id } });
    });
    return skills;
  },

  async update(actor: Actor, id: string, patch: z.output<typeof personPatch>): Promise<PersonView> {
    const user = await requireAccount(id);
    const changesRights = patch.role !== undefined || patch.disabled !== undefined;
    enforce(
      changesRights ? usersPolicy.changeRights(actor, { id }) : usersPolicy.administer(actor),
    );
    if (patch.successorId !== undefined) {
      const { successorId } = patch;
      if (patch.disabled !== true || successorId === id)
        throw invalidField('successorId', 'no_successor', 'Only who is disabled has a successor.');
      await users.requireActive('successorId', successorId, 'decide');
      await handOver(actor, id, successorId);
    }
    const disables = patch.disabled === true && user.disabledAt === null;
    if (disables) await refuseWhileNeeded(id);
    const set: Partial<User> = {
      ...(patch.role ? { role: patch.role } : {}),
      ...(patch.name ? { name: patch.name, nameKey: nameKeyOf(patch.name) } : {}),
      ...(patch.department === undefined ? {} : { department: patch.department }),
      ...(patch.disabled === undefined
        ? {}
        : { disabledAt: patch.disabled ? (user.disabledAt ?? new Date()) : null }),
    };
    const changed = await transact(async ({ session, record }) => {
      const row = await UserRow.findByIdAndUpdate(
        id,
        { $set: set },
        { session, returnDocument: 'after' },
      ).lean();
      if (!row) throw notFound('person');
      await record({ kind: 'person.changed', actorId: actor.id, data: { personId: id } });
      if (patch.role && patch.role !== user.role)
        await record({
          kind: 'person.role_changed',
          actorId: actor.id,
          data: { personId: id, role: patch.role },
        });
      if (disables)
        await record({ kind: 'person.disabled', actorId: actor.id, data: { personId: id } });
      return row;
    });
    return presentPerson(changed);
  },
};
