import type { contributionsQuery } from '@leaven/shared/contributions/contributions.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { UserRow } from '../users/users.model';
import { presentDeeds } from './contributions.presenter';
import { lists } from './lists';

export const contributions = {
  /** What I did, of one kind, newest first. */
  async mine(actor: Actor, query: z.output<typeof contributionsQuery>) {
    const { deeds, nextCursor } = await lists[query.kind](new Types.ObjectId(actor.id), query);
    return { items: await presentDeeds(actor, deeds), nextCursor };
  },

  /** No moment that is yet to come: what happens until then would never be news. */
  async see(actor: Actor, upTo: Date): Promise<void> {
    const contributionsSeenAt = new Date(Math.min(upTo.getTime(), Date.now()));
    await UserRow.updateOne({ _id: actor.id }, { $max: { contributionsSeenAt } });
  },
};
