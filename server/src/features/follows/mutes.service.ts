import type { FollowKind, MuteView } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { MuteRow } from './mutes.model';
import { requireTarget } from './targets';

const keyOf = (kind: FollowKind, targetId: string, userId: string) =>
  `${kind}:${targetId}:${userId}`;

export const mutes = {
  /** Repeating it changes nothing. @throws AppError 404 when there is no such thing */
  async set(actor: Actor, kind: FollowKind, targetId: string, muted: boolean): Promise<MuteView> {
    const { targets, ideaId } = await requireTarget(actor, kind, targetId);
    const [first] = targets;
    const row = {
      _id: keyOf(kind, String(first), actor.id),
      kind,
      targetId: first,
      ...(ideaId ? { ideaId } : {}),
      userId: new Types.ObjectId(actor.id),
      at: new Date(),
    };
    if (muted)
      await MuteRow.insertMany([row], { lean: true }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    else await MuteRow.deleteOne({ _id: row._id });
    return { id: String(first), kind, muted };
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
