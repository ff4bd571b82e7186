import { notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import type { VotingView } from '@leaven/shared/votes/votes.schemas';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { IdeaRow, ideaState } from '../ideas/ideas.model';
import { markDirty, recount } from '../ideas/tally';
import { type Vote, VoteRow, voteKey } from './votes.model';

/** Enough for a page of filtering; a person with more sees the latest of them. */
const MOST_VOTED = 10_000;

export const votes = {
  /**
   * Sets one person's stand. Repeating it changes nothing, and of any number of parallel calls
   * exactly one inserts: the row's key is the idea and the person.
   */
  async cast(actor: Actor, ideaId: string, value: VoteValue): Promise<VotingView> {
    const idea = await IdeaRow.findById(ideaId, {
      stage: 1,
      authorId: 1,
      coAuthorIds: 1,
      deletedAt: 1,
    }).lean();
    if (!idea) throw notFound('idea');
    enforce(votesPolicy.cast(actor, ideaState(idea)));
    await markDirty(ideaId);
    const _id = voteKey(ideaId, actor.id);
    try {
      const row: Vote = {
        _id,
        ideaId: idea._id,
        userId: new Types.ObjectId(actor.id),
        value,
        seq: 1,
        at: new Date(),
      };
      await VoteRow.insertMany([row], { lean: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await VoteRow.updateOne(
        { _id, value: { $ne: value } },
        { $set: { value, at: new Date() }, $inc: { seq: 1 } },
      );
    }
    const tally = await recount(ideaId);
    return { id: ideaId, myVote: value, votes: tally.votes, liveRev: tally.liveRev };
  },

  /** Takes a vote back that may no longer be: the idea became this person's own. */
  async takeBackOf(userId: string, ideaId: string): Promise<void> {
    await markDirty(ideaId);
    const taken = await VoteRow.updateOne(
      { _id: voteKey(ideaId, userId), value: { $ne: 0 } },
      { $set: { value: 0, at: new Date() }, $inc: { seq: 1 } },
    );
    if (taken.modifiedCount > 0) await recount(ideaId);
  },

  count: (ideaId: Types.ObjectId): Promise<number> => VoteRow.countDocuments({ ideaId, value: 1 }),

  /** Which of these ideas the person votes for. */
  async mine(userId: string, ideaIds: Types.ObjectId[]): Promise<Set<string>> {
    const keys = ideaIds.map((id) => voteKey(String(id), userId));
    const rows = await VoteRow.find({ _id: { $in: keys }, value: 1 }, { ideaId: 1 }).lean();
    return new Set(rows.map((row) => String(row.ideaId)));
  },

  /** The ideas a person votes for, latest vote first. */
  async votedBy(userId: string): Promise<Types.ObjectId[]> {
    const rows = await VoteRow.find({ userId, value: 1 }, { ideaId: 1 })
      .sort({ at: -1 })
      .limit(MOST_VOTED)
      .lean();
    return rows.map((row) => row.ideaId);
  },

  /** Everybody who votes for an idea, a page at a time. */
  async *votersOf(ideaId: string): AsyncGenerator<string> {
    for await (const row of VoteRow.find({ ideaId, value: 1 }, { userId: 1 }).lean().cursor())
      yield String(row.userId);
  },
};
