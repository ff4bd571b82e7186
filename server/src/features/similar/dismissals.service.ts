import { invalidField } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate, transact } from '../../database/connection';
import { ideas } from '../ideas/ideas.service';
import { DismissalRow, pairKey } from './dismissals.model';
import type { Pair } from './engine/messages';

/** What a pair is known by. @throws AppError 404 where one of them is not there for this person */
async function requirePair(actor: Actor, ideaId: string, otherId: string): Promise<string> {
  if (ideaId === otherId) throw invalidField('otherId', 'itself', 'Name two ideas.');
  await Promise.all([ideas.require(ideaId, actor), ideas.require(otherId, actor)]);
  return pairKey(ideaId, otherId);
}

export const dismissals = {
  /** Two ideas are not the same; saying so again changes nothing. */
  async put(actor: Actor, ideaId: string, otherId: string): Promise<void> {
    const _id = await requirePair(actor, ideaId, otherId);
    if (await DismissalRow.exists({ _id })) return;
    try {
      await transact(async ({ session, record }) => {
        const row = { _id, byId: new Types.ObjectId(actor.id), at: new Date() };
        await DismissalRow.create([row], { session });
        const data = { ideaIds: [ideaId, otherId] };
        await record({ kind: 'duplicates.changed', actorId: actor.id, data });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  },

  /** They may be; where nobody has said otherwise, nothing changes. */
  async takeBack(actor: Actor, ideaId: string, otherId: string): Promise<void> {
    const _id = await requirePair(actor, ideaId, otherId);
    await transact(async ({ session, record }) => {
      const { deletedCount } = await DismissalRow.deleteOne({ _id }, { session });
      const data = { ideaIds: [ideaId, otherId] };
      if (deletedCount > 0) await record({ kind: 'duplicates.changed', actorId: actor.id, data });
    });
  },

  /** The pairs of which nobody has said that they are not the same. */
  async leaveOut(pairs: Pair[]): Promise<Pair[]> {
    const keys = pairs.map(({ ids }) => pairKey(...ids));
    const rows = await DismissalRow.find({ _id: { $in: keys } }, { _id: 1 }).lean();
    const dismissed = new Set(rows.map(({ _id }) => _id));
    return pairs.filter((_, at) => !dismissed.has(keys[at] ?? ''));
  },
};
