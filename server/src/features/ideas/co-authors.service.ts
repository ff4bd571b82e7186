import { changedMeanwhile, conflict, invalidField, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { CoAuthoring } from '@leaven/shared/ideas/coAuthors.schemas';
import { mostCoAuthors } from '@leaven/shared/ideas/coAuthors.schemas';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate, transact } from '../../database/connection';
import { personRefs } from '../users/users.refs';
import { users } from '../users/users.service';
import { type CoAuthor, CoAuthorRow, coAuthorKey } from './co-authors.model';
import { beginFollowing } from './followers';
import { type Idea, IdeaRow, ideaState } from './ideas.model';
import { ideas } from './ideas.service';
import { recount } from './tally';

/** Takes back what somebody voted for an idea that is theirs from now on; handed in from the right. */
export type TakeVoteBack = (userId: string, ideaId: string) => Promise<void>;
let takeVoteBack: TakeVoteBack = async () => undefined;
export const useTakingVotesBack = (given: TakeVoteBack) => {
  takeVoteBack = given;
};

/** Enough for a page of filtering; a person with more sees the latest of them. */
const MOST_WRITTEN = 10_000;

export const coAuthors = {
  /** Invites somebody, once: who is invited or has accepted already is not asked again. */
  async invite(actor: Actor, ideaId: string, personId: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.inviteCoAuthor(actor, ideaState(idea)));
    if (personId === String(idea.authorId))
      throw invalidField('personId', 'is_author', 'This is the author.');
    await users.requireActive('personId', personId);
    const row: CoAuthor = {
      _id: coAuthorKey(ideaId, personId),
      ideaId: idea._id,
      userId: new Types.ObjectId(personId),
      state: 'invited',
      invitedById: new Types.ObjectId(actor.id),
      at: new Date(),
    };
    if (await CoAuthorRow.exists({ _id: row._id })) return;
    try {
      await transact(async ({ session, record }) => {
        await CoAuthorRow.insertMany([row], { session, lean: true });
        const seated = await IdeaRow.updateOne(
          {
            _id: idea._id,
            stage: idea.stage,
            deletedAt: null,
            coAuthorSeats: { $lt: mostCoAuthors },
          },
          { $inc: { coAuthorSeats: 1 } },
          { session },
        );
        if (seated.matchedCount === 0) {
          if (idea.coAuthorSeats >= mostCoAuthors)
            throw conflict('too_many_co_authors', `An idea has at most ${mostCoAuthors} of them.`);
          throw changedMeanwhile();
        }
        await record({
          kind: 'idea.co_author_invited',
          actorId: actor.id,
          data: { ideaId, ideaTitle: idea.title, personId },
        });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  },

  /** Accepts my invitation: the idea is mine as well from now on, so I no longer vote for it. */
  async accept(actor: Actor, ideaId: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    const row = await CoAuthorRow.findById(coAuthorKey(ideaId, actor.id)).lean();
    if (!row) throw notFound('invitation');
    enforce(ideasPolicy.acceptCoAuthorship(actor, ideaState(idea)));
    if (row.state === 'accepted') return;
    // Before, so that no crash leaves a co-author's vote; and after, for one cast in this moment.
    await takeVoteBack(actor.id, ideaId);
    await transact(async ({ session, record }) => {
      const accepted = await CoAuthorRow.updateOne(
        { _id: row._id, state: 'invited' },
        { $set: { state: 'accepted', at: new Date() } },
        { session },
      );
      const joined = await IdeaRow.updateOne(
        { _id: idea._id, stage: idea.stage, deletedAt: null },
        { $addToSet: { coAuthorIds: row.userId }, $inc: { liveRev: 1 } },
        { session },
      );
      if (accepted.matchedCount === 0 || joined.matchedCount === 0) throw changedMeanwhile();
      await record({
        kind: 'idea.co_author_accepted',
        actorId: actor.id,
        data: { ideaId, ideaTitle: idea.title, personId: actor.id },
      });
    });
    await takeVoteBack(actor.id, ideaId);
    await beginFollowing(actor.id, idea);
  },

  /**
   * Ends somebody's part: the person declines or leaves, the author withdraws the invitation or removes
   * them. Where there is none, nothing changes.
   */
  async end(actor: Actor, ideaId: string, personId: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.endCoAuthorship(actor, ideaState(idea), personId));
    const _id = coAuthorKey(ideaId, personId);
    await transact(async ({ session, record }) => {
      const row = await CoAuthorRow.findOneAndDelete({ _id }, { session }).lean();
      if (!row) return;
      const isOwn = actor.id === personId;
      const isIn = row.state === 'accepted';
      await IdeaRow.updateOne(
        { _id: idea._id },
        {
          $pull: { coAuthorIds: row.userId },
          $inc: { coAuthorSeats: -1, ...(isIn ? { liveRev: 1 } : {}) },
        },
        { session },
      );
      const how = isIn ? (isOwn ? 'left' : 'removed') : isOwn ? 'declined' : 'withdrawn';
      await record({
        kind: 'idea.co_author_ended',
        actorId: actor.id,
        data: { ideaId, ideaTitle: idea.title, personId, how },
      });
    });
    // What was merged into the idea may hold a vote of theirs, which counts from now on.
    if (idea.mergedFrom.length > 0) await recount(ideaId);
  },

  /** What this person sees of an idea's invitations: their own, or all where the idea is theirs. */
  async invitationsOf(actor: Actor, idea: Idea): Promise<CoAuthoring> {
    const none: CoAuthoring = { invitedBy: null, invited: [] };
    if (idea.deletedAt || idea.coAuthorSeats === idea.coAuthorIds.length) return none;
    const ideaId = String(idea._id);
    if (ideasPolicy.seeInvitations(actor, ideaState(idea)).allowed) {
      const rows = await CoAuthorRow.find({ ideaId: idea._id, state: 'invited' })
        .sort({ at: 1 })
        .limit(mostCoAuthors)
        .lean();
      const refs = await personRefs(rows.map((row) => row.userId));
      return { ...none, invited: rows.flatMap((row) => refs(row.userId) ?? []) };
    }
    const mine = await CoAuthorRow.findOne({
      _id: coAuthorKey(ideaId, actor.id),
      state: 'invited',
    }).lean();
    return mine
      ? { ...none, invitedBy: (await personRefs([mine.invitedById]))(mine.invitedById) }
      : none;
  },

  /** The ideas that somebody writes together with their authors, the latest first. */
  async writtenWith(userId: string): Promise<Types.ObjectId[]> {
    const rows = await CoAuthorRow.find({ userId, state: 'accepted' }, { ideaId: 1 })
      .sort({ at: -1 })
      .limit(MOST_WRITTEN)
      .lean();
    return rows.map((row) => row.ideaId);
  },
};
