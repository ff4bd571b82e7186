import { announceAsksOfIdeas } from './features/asks/asks.realtime';
import { asks } from './features/asks/asks.service';
import { announceAttachments } from './features/attachments/attachments.realtime';
import { useIdeaGate } from './features/attachments/gate';
import { announceSessions } from './features/auth/auth.realtime';
import { configurePassport } from './features/auth/passport';
import { announceCategories } from './features/categories/categories.realtime';
import { categories } from './features/categories/categories.service';
import { clock } from './features/clock/clock';
import { replies } from './features/clock/replies.service';
import { answers } from './features/comments/answers.service';
import { announceComments } from './features/comments/comments.realtime';
import { comments } from './features/comments/comments.service';
import { extensions } from './features/comments/extensions.service';
import { notes } from './features/comments/notes.service';
import { reading } from './features/comments/reading.service';
import { sight } from './features/comments/sight';
import { rememberDemoBy } from './features/demo/demo.seed';
import { follows } from './features/follows/follows.service';
import { mutes } from './features/follows/mutes.service';
import { useClock } from './features/ideas/answering';
import { useTakingVotesBack } from './features/ideas/co-authors.service';
import { useFollowing } from './features/ideas/followers';
import { idsOf } from './features/ideas/ideas.model';
import { announceIdeas } from './features/ideas/ideas.realtime';
import { ideas } from './features/ideas/ideas.service';
import { addForgetter } from './features/ideas/purge';
import { routing } from './features/ideas/routing';
import { useCounters } from './features/ideas/tally';
import { announceModeration } from './features/moderation/moderation.realtime';
import { rememberPast } from './features/notifications/notifications.subscriber';
import type { Surroundings } from './features/notifications/tellings/index';
import { announceProjects } from './features/projects/projects.realtime';
import { projects } from './features/projects/projects.service';
import { settings } from './features/settings/settings.service';
import { announceDuplicates } from './features/similar/similar.realtime';
import { announceTrials } from './features/trials/trials.realtime';
import { trials } from './features/trials/trials.service';
import { away } from './features/users/away';
import { addDisableGuard, addHandOver } from './features/users/successors';
import { announcePeople } from './features/users/users.realtime';
import { votes } from './features/votes/votes.service';

export const companyName = async () => (await settings.get()).companyName;

/** Joins the features: who counts, who guards, who is told. Once a process. */
export function compose(): void {
  useCounters({ votes: votes.count, comments: comments.count });
  useTakingVotesBack(votes.takeBackOf);
  useFollowing((userId, idea) => follows.begin(userId, 'idea', idsOf(idea)));
  useClock(clock);
  useIdeaGate({ ...ideas.gate, readComment: sight.requireReadable });
  // Ideas first, in one move that is told once; what comes meanwhile goes along with its category.
  addHandOver(routing.handOver);
  addHandOver(categories.handOver);
  addHandOver((_actor, fromId, toId) => away.handOver(fromId, toId));
  addHandOver(projects.handOver);
  addForgetter(extensions.forgetOf);
  addForgetter(answers.forgetOf);
  addForgetter(notes.forgetOf);
  addForgetter(reading.forgetOf);
  addForgetter(asks.forgetOf);
  addForgetter(trials.forgetOf);
  addForgetter(replies.forgetOf);
  addDisableGuard(categories.refuseWhileSteward);
  addDisableGuard(routing.refuseWhileHolding);
  addDisableGuard(projects.refuseWhileRunning);
  rememberDemoBy(rememberPast);
  configurePassport();
  announceSessions();
  announcePeople();
  announceCategories();
  announceAttachments();
  announceIdeas();
  announceComments();
  announceAsksOfIdeas();
  announceTrials();
  announceProjects();
  announceDuplicates();
  announceModeration();
}

/** What news need to know of ideas and of who takes part. */
export const around: Surroundings = {
  votersOf: votes.votersOf,
  commentersOf: comments.commentersOf,
  followersOf: (ideaId) => follows.followersOf('idea', ideaId),
  threadFollowersOf: (threadId) => follows.followersOf('thread', threadId),
  authorsOf: ideas.authorsOf,
  readersAmong: sight.readersAmong,
  noteWritersOf: notes.writersOn,
  isShown: sight.isShown,
  goneOf: sight.goneOf,
  async mutedBy(ideaId, threadId, userIds) {
    const ofIdea = await mutes.mutedBy('idea', ideaId, userIds);
    if (threadId === null) return ofIdea;
    return new Set([...ofIdea, ...(await mutes.mutedBy('thread', threadId, userIds))]);
  },
  sees: sight.isThere,
};
