import type { FollowKind, MuteView } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { ideas } from '../ideas/ideas.service';
import { MuteRow } from './mutes.model';

const keyOf = (kind: FollowKind, targetId: string, userId: string) =>
  `${kind}:${targetId}:${userId}`;

export const mutes = {
  /** Repeating it changes nothing. @throws AppError 404 when there is no such thing */
  async set(actor: Actor, kind: FollowKind, targetId: string, muted: boolean): Promise<MuteView> {
    const { _id } = await ideas.require(targetId, actor);
    const row = {
      _id: keyOf(kind, targetId, actor.id),
      kind,
      targetId: _id,
      userId: new Types.ObjectId(actor.id),
      at: new Date(),
    };
    if (muted)
      await MuteRow.insertMany([row], { lean: true }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    else await MuteRow.deleteOne({ _id: row._id });
    return { id: targetId, kind, muted };
  },

  isMuted: async (userId: string, kind: FollowKind, targetId: string): Promise<boolean> =>
    (await MuteRow.exists({ _id: keyOf(kind, targetId, userId) })) !== null,

  /** Who of these has muted it. */
  async mutedBy(kind: FollowKind, targetId: string, userIds: string[]): Promise<Set<string>> {
    const keys = userIds.map((userId) => keyOf(kind, targetId, userId));
    const rows = await MuteRow.find({ _id: { $in: keys } }, { userId: 1 }).lean();
    return new Set(rows.map(({ userId }) => String(userId)));
  },
};
