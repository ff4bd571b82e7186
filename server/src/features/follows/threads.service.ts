import { MOST_THREADS, type ThreadWishes } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import { idsOf } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { FollowRow } from './follows.model';
import { MuteRow } from './mutes.model';

/** What somebody wants of the talks about an idea, and about what was merged into it. */
export async function threadWishesOf(actor: Actor, ideaId: string): Promise<ThreadWishes> {
  const ids = idsOf(await ideas.require(ideaId, actor));
  const mine = { userId: actor.id, kind: 'thread', ideaId: { $in: ids } } as const;
  const [following, muted] = await Promise.all([
    FollowRow.find({ ...mine, following: true }, { targetId: 1 })
      .limit(MOST_THREADS)
      .lean(),
    MuteRow.find(mine, { targetId: 1 }).limit(MOST_THREADS).lean(),
  ]);
  const targetsOf = (rows: { targetId: Types.ObjectId }[]) =>
    rows.map(({ targetId }) => String(targetId));
  return { following: targetsOf(following), muted: targetsOf(muted) };
}
