import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { notFound } from '@leaven/shared/http/errors';
import { ideasPolicy, isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { mergingPolicy } from '@leaven/shared/merging/merging.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { replies } from '../clock/replies.service';
import { extensions } from '../comments/extensions.service';
import { follows } from '../follows/follows.service';
import { mutes } from '../follows/mutes.service';
import { archivesAt } from '../ideas/archive';
import { coAuthors } from '../ideas/co-authors.service';
import { ideaState, idsOf } from '../ideas/ideas.model';
import { presentDecisions, presentIdeas } from '../ideas/ideas.presenter';
import { ideas } from '../ideas/ideas.service';
import { namedNow } from '../ideas/mentions';
import { presentMerging } from '../merging/merging.presenter';
import { projects } from '../projects/projects.service';
import { settings } from '../settings/settings.service';
import { withCounts } from '../votes/counts';
import { votes } from '../votes/votes.service';

/** One idea with all that its page shows: what every feature knows of it. @throws AppError 404 */
export async function viewIdea(actor: Actor, ideaId: string): Promise<IdeaView> {
  const idea = await ideas.require(ideaId, actor);
  const [
    { archive },
    [facts],
    coAuthoring,
    extended,
    mine,
    decisions,
    project,
    pinned,
    following,
    muted,
    merging,
    named,
  ] = await Promise.all([
    settings.get(),
    presentIdeas([idea]).then((facts) => withCounts(actor, [idea], facts)),
    coAuthors.invitationsOf(actor, idea),
    idea.deletedAt ? [] : extensions.of(idea._id),
    votes.mine(actor.id, [idea]),
    ideas.decisionsOf(ideaId).then(presentDecisions),
    projects.refOf(idea.projectId),
    replies.pinnedTo(idea),
    follows.isFollowing(actor.id, 'idea', idsOf(idea)),
    mutes.isMuted(actor.id, 'idea', ideaId),
    presentMerging(actor, idea),
    namedNow([idea.body]),
  ]);
  if (!facts) throw notFound('idea');
  const state = ideaState(idea);
  // Who may not see its votes learns neither of those that came along nor when the last one came.
  const isHidden = facts.votes === null;
  return {
    ...facts,
    body: idea.deletedAt ? '' : named(idea.body),
    beneficiary: idea.deletedAt ? '' : idea.beneficiary,
    coAuthoring,
    contentRev: idea.contentRev,
    myVote: mine.has(ideaId) ? 1 : 0,
    mine: isTheirs(actor, state),
    following,
    muted,
    pinned,
    earlierReplies: idea.deletedAt ? 0 : idea.earlierReplies,
    archivesAt:
      archive.enabled && idea.stage === 'open' && !isHidden
        ? (archivesAt(idea, archive)?.toISOString() ?? null)
        : null,
    decisions,
    extensions: extended,
    project,
    mergedInto: merging.mergedInto,
    mergedFrom: isHidden
      ? merging.mergedFrom.map((merged) => ({ ...merged, votes: null }))
      : merging.mergedFrom,
    deletedAt: idea.deletedAt?.toISOString() ?? null,
    hidden: idea.hiddenAt && { at: idea.hiddenAt.toISOString(), reason: idea.hiddenReason },
    abilities: {
      edit: ideasPolicy.edit(actor, state).allowed,
      grow: ideasPolicy.grow(actor, state).allowed,
      restoreRevision: ideasPolicy.restoreRevision(actor, state).allowed,
      inviteCoAuthor: ideasPolicy.inviteCoAuthor(actor, state).allowed,
      delete: ideasPolicy.delete(actor, state).allowed,
      comment: ideasPolicy.comment(actor, state).allowed,
      note: notesPolicy.write(actor, state).allowed,
      vote: votesPolicy.cast(actor, state).allowed,
      decide: ideasPolicy.decisionsFor(actor, state),
      promote: ideasPolicy.promote(actor, state).allowed,
      flag: ideasPolicy.flag(actor, state).allowed,
      archive: ideasPolicy.archive(actor, state).allowed,
      revive: ideasPolicy.revive(actor, state).allowed,
      reply: ideasPolicy.reply(actor, state, String(idea.stewardId)).allowed,
      handOn: ideasPolicy.handOn(actor, state, String(idea.stewardId)).allowed,
      merge: mergingPolicy.merge(actor, state).allowed,
      undoMerge: merging.mayUndo,
    },
  };
}
