import type { FollowKind, FollowView } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { ideas } from '../ideas/ideas.service';
import { FollowRow, followRow } from './follows.model';

/** Enough for a page of filtering; a person with more sees the latest of them. */
const MOST_FOLLOWED = 10_000;

const rowFor = (userId: string, kind: FollowKind, targetId: string) =>
  followRow(kind, new Types.ObjectId(targetId), new Types.ObjectId(userId), new Date());

/** Adds the row unless there is one, and says whether it did. */
async function insert(row: ReturnType<typeof rowFor>): Promise<boolean> {
  try {
    await FollowRow.insertMany([row], { lean: true });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

export const follows = {
  /** Repeating it changes nothing. @throws AppError 404 when there is no such thing */
  async set(
    actor: Actor,
    kind: FollowKind,
    targetId: string,
    following: boolean,
  ): Promise<FollowView> {
    await ideas.require(targetId);
    const row = { ...rowFor(actor.id, kind, targetId), following };
    if (!(await insert(row)))
      await FollowRow.updateOne(
        { _id: row._id, following: !following },
        { $set: { following, at: row.at } },
      );
    return { id: targetId, kind, following };
  },

  /** Who takes part follows from then on, unless they have said that they do not want to. */
  async begin(userId: string, kind: FollowKind, targetId: string): Promise<void> {
    await insert(rowFor(userId, kind, targetId));
  },

  async isFollowing(userId: string, kind: FollowKind, targetId: string): Promise<boolean> {
    const { _id } = rowFor(userId, kind, targetId);
    return (await FollowRow.exists({ _id, following: true })) !== null;
  },

  /** What a person follows, the latest first. */
  async followedBy(userId: string, kind: FollowKind): Promise<Types.ObjectId[]> {
    const rows = await FollowRow.find({ userId, kind, following: true }, { targetId: 1 })
      .sort({ at: -1 })
      .limit(MOST_FOLLOWED)
      .lean();
    return rows.map((row) => row.targetId);
  },

  /** Everybody who follows a thing, a page at a time. */
  async *followersOf(kind: FollowKind, targetId: string): AsyncGenerator<string> {
    const rows = FollowRow.find({ kind, targetId, following: true }, { userId: 1 }).lean().cursor();
    for await (const row of rows) yield String(row.userId);
  },
};
