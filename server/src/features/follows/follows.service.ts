import type { FollowKind, FollowView } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { idsWith } from '../ideas/merged-set';
import { type Follow, FollowRow, followRow } from './follows.model';
import { requireTarget, type Targets } from './targets';

/** Enough for a page of filtering; a person with more sees the latest of them. */
const MOST_FOLLOWED = 10_000;

const keyOf = (kind: FollowKind, targetId: Types.ObjectId, userId: string) =>
  `${kind}:${targetId}:${userId}`;

/** Adds the row unless there is one, and says whether it did. */
async function insert(row: Follow): Promise<boolean> {
  try {
    await FollowRow.insertMany([row], { lean: true });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

type Word = Pick<Follow, 'following' | 'at'>;

/** The latest that a person said about any of these; undefined where they said nothing. */
async function lastWord(
  userId: string,
  kind: FollowKind,
  targets: Targets,
): Promise<Word | undefined> {
  const keys = targets.map((targetId) => keyOf(kind, targetId, userId));
  const rows = await FollowRow.find({ _id: { $in: keys } }, { following: 1, at: 1 }).lean();
  return rows.sort((a, b) => +b.at - +a.at || Number(b.following) - Number(a.following))[0];
}

export const follows = {
  /** Repeating it changes nothing. @throws AppError 404 when there is no such thing */
  async set(
    actor: Actor,
    kind: FollowKind,
    targetId: string,
    following: boolean,
  ): Promise<FollowView> {
    const { targets, ideaId } = await requireTarget(actor, kind, targetId);
    const before = await lastWord(actor.id, kind, targets);
    // Later than what it overrules, also where another node's clock is ahead.
    const at = new Date(Math.max(Date.now(), before ? before.at.getTime() + 1 : 0));
    const mine = followRow(kind, targets[0], new Types.ObjectId(actor.id), at);
    const row = { ...mine, following, ...(ideaId ? { ideaId } : {}) };
    if (!(await insert(row)) && before?.following !== following)
      await FollowRow.updateOne({ _id: row._id }, { $set: { following, at } });
    return { id: String(targets[0]), kind, following };
  },

  /** Who takes part follows from then on, unless they have said that they do not want to. */
  async begin(userId: string, kind: FollowKind, targets: Targets): Promise<void> {
    if (targets.length > 1 && (await lastWord(userId, kind, targets))) return;
    await insert(followRow(kind, targets[0], new Types.ObjectId(userId), new Date()));
  },

  async isFollowing(userId: string, kind: FollowKind, targets: Targets): Promise<boolean> {
    return (await lastWord(userId, kind, targets))?.following ?? false;
  },

  /** What a person follows, the latest first. */
  async followedBy(userId: string, kind: FollowKind): Promise<Types.ObjectId[]> {
    const rows = await FollowRow.find({ userId, kind, following: true }, { targetId: 1 })
      .sort({ at: -1 })
      .limit(MOST_FOLLOWED)
      .lean();
    return rows.map((row) => row.targetId);
  },

  /** Everybody who follows a thing, or what was merged into it, a page at a time. */
  async *followersOf(kind: FollowKind, targetId: string): AsyncGenerator<string> {
    const ids = kind === 'idea' ? await idsWith(targetId) : [new Types.ObjectId(targetId)];
    const rows = FollowRow.aggregate<{ _id: Types.ObjectId }>([
      { $match: { kind, targetId: { $in: ids } } },
      { $group: { _id: '$userId', last: { $max: { at: '$at', following: '$following' } } } },
      { $match: { 'last.following': true } },
    ]).cursor();
    for await (const row of rows) yield String(row._id);
  },
};
