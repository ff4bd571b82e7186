import { invalidField } from '@leaven/shared/http/errors';
import type { AwayView, myAway } from '@leaven/shared/users/away.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { transact } from '../../database/connection';
import { onEvent } from '../../events/log';
import { keptFor } from '../../kept';
import { type User, UserRow } from './users.model';
import { personRefs } from './users.refs';
import { users } from './users.service';

/** Asked for with every card: kept a few seconds, dropped at once where somebody changes it. */
const kept = keptFor<Map<string, string | null>>(5_000);
onEvent('person.changed', kept.forget);
/** So many people are looked at; the rest counts as being here. */
const MOST = 1_000;

async function read(day: string): Promise<Map<string, string | null>> {
  const rows = await UserRow.find(
    { 'away.to': { $gte: day, $type: 'string' }, 'away.from': { $lte: day } },
    { away: 1 },
  )
    .limit(MOST)
    .lean();
  return new Map(
    rows.map(({ _id, away }) => [String(_id), away?.standInId ? String(away.standInId) : null]),
  );
}

/** Who is away on a day, each with whom they named to answer meanwhile. */
export const awayOn = (day: string): Promise<Map<string, string | null>> =>
  kept.get(() => read(day), day);

export async function presentAway({ away }: Pick<User, 'away'>): Promise<AwayView | null> {
  if (!away) return null;
  const { from, to, standInId } = away;
  return { from, to, standIn: (await personRefs([standInId]))(standInId) };
}

async function write(actor: Actor, away: User['away'] | null): Promise<void> {
  await transact(async ({ session, record }) => {
    const change = away ? { $set: { away } } : { $unset: { away: 1 as const } };
    await UserRow.updateOne({ _id: actor.id }, change, { session });
    await record({ kind: 'person.changed', actorId: actor.id, data: { personId: actor.id } });
  });
}

export const away = {
  /** @throws AppError 400 naming `standInId` when that person cannot answer for others */
  async set(actor: Actor, { from, to, standInId }: z.output<typeof myAway>): Promise<AwayView> {
    if (standInId === actor.id)
      throw invalidField('standInId', 'oneself', 'Somebody else has to stand in.');
    if (standInId) await users.requireActive('standInId', standInId, 'decide');
    const row = { from, to, standInId: standInId ? new Types.ObjectId(standInId) : null };
    await write(actor, row);
    return { from, to, standIn: (await personRefs([standInId]))(standInId) };
  },

  end: (actor: Actor): Promise<void> => write(actor, null),

  /** For whom somebody stands in who leaves, another does; or their categories' stand-ins. */
  async handOver(fromId: string, toId: string | null): Promise<void> {
    const standInId = toId === null ? null : new Types.ObjectId(toId);
    await UserRow.updateMany(
      { 'away.standInId': { $eq: new Types.ObjectId(fromId), $type: 'objectId' } },
      { $set: { 'away.standInId': standInId } },
    );
    kept.forget();
  },
};
