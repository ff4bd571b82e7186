import { notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import type { VotingView } from '@leaven/shared/votes/votes.schemas';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { IdeaRow, ideaState } from '../ideas/ideas.model';
import { impressions } from '../ideas/impressions';
import { markDirty, recount } from '../ideas/tally';
import { standsBy, standsOf, type VotedSet } from './stands';
import { type Vote, VoteRow, voteKey } from './votes.model';
import { admitToTally } from './votes.realtime';

/** Enough for a page of filtering; a person with more sees the latest of them. */
const MOST_VOTED = 10_000;

const setFields = { authorId: 1, coAuthorIds: 1, mergedFrom: 1 } as const;

/**
 * Where votes count now that were cast on these ideas: what was merged leads to what it was merged
 * into, and there the latest stand decides.
 */
async function whereCounted(userId: string, ids: Types.ObjectId[]): Promise<Types.ObjectId[]> {
  const involved = await IdeaRow.find(
    { _id: { $in: ids }, $or: [{ stage: 'merged' }, { 'mergedFrom.0': { $exists: true } }] },
    { mergedInto: 1 },
  ).lean();
  if (involved.length === 0) return ids;
  const roots = await IdeaRow.find(
    { _id: { $in: involved.map(({ _id, mergedInto }) => mergedInto.at(-1) ?? _id) } },
    setFields,
  ).lean();
  const mine = await votes.mine(userId, roots);
  const settled = new Set(involved.map(({ _id }) => String(_id)));
  return [
    ...ids.filter((id) => !settled.has(String(id))),
    ...roots.filter(({ _id }) => mine.has(String(_id))).map(({ _id }) => _id),
  ];
}

export const votes = {
  /**
   * Sets one person's stand. Repeating it changes nothing, and of any number of parallel calls
   * exactly one inserts: the row's key is the idea and the person.
   */
  async cast(actor: Actor, ideaId: string, value: VoteValue): Promise<VotingView> {
    const fields = { ...setFields, stage: 1, deletedAt: 1, hiddenAt: 1 } as const;
    const idea = await IdeaRow.findById(ideaId, fields).lean();
    if (!idea || !ideasPolicy.sees(actor, ideaState(idea))) throw notFound('idea');
    enforce(votesPolicy.cast(actor, ideaState(idea)));
    await markDirty(ideaId);
    const isMerged = idea.mergedFrom.length > 0;
    const before = isMerged ? (await standsBy(actor.id, [idea])).get(ideaId) : undefined;
    // Later than what it overrules, also where another node's clock is ahead.
    const at = new Date(Math.max(Date.now(), before ? before.at.getTime() + 1 : 0));
    const _id = voteKey(ideaId, actor.id);
    try {
      const row: Vote = {
        _id,
        ideaId: idea._id,
        userId: new Types.ObjectId(actor.id),
        value,
        seq: 1,
        at,
      };
      await VoteRow.insertMany([row], { lean: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // The same stand as ever may have been overruled by one on what was merged into this.
      const isOverruled = before !== undefined && before.value !== value;
      await VoteRow.updateOne(isOverruled ? { _id } : { _id, value: { $ne: value } }, {
        $set: { value, at },
        $inc: { seq: 1 },
      });
    }
    if (value === 1) impressions.noteVote(actor.id, ideaId);
    const tally = await recount(ideaId);
    admitToTally(actor.id, ideaId);
    return { id: ideaId, myVote: value, votes: tally.votes, liveRev: tally.liveRev };
  },

  /** Takes a vote back that may no longer be: the idea became this person's own. */
  async takeBackOf(userId: string, ideaId: string): Promise<void> {
    await markDirty(ideaId);
    await VoteRow.updateOne(
      { _id: voteKey(ideaId, userId), value: { $ne: 0 } },
      { $set: { value: 0, at: new Date() }, $inc: { seq: 1 } },
    );
    // Also where nothing was taken: what was merged into the idea may hold a vote of theirs.
    await recount(ideaId);
  },

  /** How many people vote for an idea or for what was merged into it. */
  async count(idea: VotedSet): Promise<number> {
    if (idea.mergedFrom.length === 0) return VoteRow.countDocuments({ ideaId: idea._id, value: 1 });
    const [counted] = await VoteRow.aggregate<{ n: number }>([
      ...standsOf(idea),
      { $group: { _id: null, n: { $sum: 1 } } },
    ]);
    return counted?.n ?? 0;
  },

  /** Which of these ideas the person votes for. */
  async mine(userId: string, ideas: readonly VotedSet[]): Promise<Set<string>> {
    const stands = await standsBy(userId, ideas);
    return new Set([...stands].filter(([, { value }]) => value === 1).map(([id]) => id));
  },

  /** Which of these ideas the person has voted for at some time, whether or not the vote was taken back. */
  async votedOn(userId: string, ideas: readonly VotedSet[]): Promise<Set<string>> {
    return new Set((await standsBy(userId, ideas)).keys());
  },

  /** The ideas a person votes for, by themselves or by what was merged into them. */
  async votedBy(userId: string): Promise<Types.ObjectId[]> {
    const rows = await VoteRow.find({ userId, value: 1 }, { ideaId: 1 })
      .sort({ at: -1 })
      .limit(MOST_VOTED)
      .lean();
    return whereCounted(
      userId,
      rows.map((row) => row.ideaId),
    );
  },

  /** Everybody who votes for an idea or for what was merged into it, a page at a time. */
  async *votersOf(ideaId: string): AsyncGenerator<string> {
    const idea = await IdeaRow.findById(ideaId, setFields).lean();
    if (!idea) return;
    for await (const row of VoteRow.aggregate<{ _id: Types.ObjectId }>(standsOf(idea)).cursor())
      yield String(row._id);
  },
};
