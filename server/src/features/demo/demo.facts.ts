import { decidableStages } from '@leaven/shared/ideas/ideas.schemas';
import type { LeavenEvent } from '../../events/log';
import type { Ask, Offer } from '../asks/asks.model';
import type { OfficialReply } from '../clock/replies.model';
import { type Comment, threadOf } from '../comments/comments.model';
import type { Extension } from '../comments/extensions.model';
import type { CoAuthor } from '../ideas/co-authors.model';
import type { Decision } from '../ideas/decisions.model';
import { excerptOf } from '../ideas/excerpt';
import type { Idea } from '../ideas/ideas.model';
import type { FlaggedThing } from '../moderation/moderation.model';
import type { Project, ProjectStep, ProjectUpdate } from '../projects/projects.model';
import type { SavedSearch } from '../search/saved.model';
import type { Trial } from '../trials/trials.model';
import { idAt } from './demo.calendar';
import type { DemoRows } from './demo.rows';

/** Kinds of facts with which the bells of the demo company are filled. */
export type PastEvent = LeavenEvent<
  | 'ask.accepted'
  | 'ask.offered'
  | 'comment.posted'
  | 'people.mentioned'
  | 'idea.co_author_accepted'
  | 'idea.co_author_invited'
  | 'idea.decided'
  | 'idea.extended'
  | 'idea.merged'
  | 'idea.promoted'
  | 'idea.replied'
  | 'idea.routed'
  | 'idea.silent'
  | 'project.moved'
  | 'project.shut_down'
  | 'project.update_posted'
  | 'search.matched'
  | 'thing.moderated'
  | 'trial.answered'
>;

export const idOrNull = (id: unknown) => (id ? String(id) : null);

/** When a fact happened and by whom, under an id of its own. */
const happened = (at: Date, actorId: unknown) => ({
  id: String(idAt(at)),
  at,
  actorId: idOrNull(actorId),
});

const about = ({ _id, title }: Idea) => ({ ideaId: String(_id), ideaTitle: title });

/** An idea comes to who must answer it as soon as it is posted. */
export const routed = (idea: Idea): PastEvent => ({
  ...happened(idea.postedAt, idea.authorId),
  kind: 'idea.routed',
  data: { ...about(idea), stewardId: String(idea.stewardId), handedOn: false, reason: '' },
});

export const replied = (row: OfficialReply, idea: Idea): PastEvent => ({
  ...happened(row.at, row.byId),
  kind: 'idea.replied',
  data: { ...about(idea), replyId: String(row._id), excerpt: excerptOf(row.body) },
});

export const silent = (idea: Idea): PastEvent[] =>
  idea.warnedAt
    ? [{ ...happened(idea.warnedAt, null), kind: 'idea.silent', data: about(idea) }]
    : [];

export const commented = (row: Comment, idea: Idea, parent: Comment | undefined): PastEvent => ({
  ...happened(row.postedAt, row.authorId),
  kind: 'comment.posted',
  data: {
    ...about(idea),
    ideaAuthorId: idOrNull(idea.authorId),
    commentId: String(row._id),
    threadId: threadOf(row),
    parentAuthorId: idOrNull(parent?.authorId),
    mentionedIds: row.mentionedIds?.map(String) ?? [],
    excerpt: excerptOf(row.body, 140),
  },
});

export const mentioned = (row: Comment, idea: Idea): PastEvent[] =>
  row.mentionedIds
    ? [
        {
          ...happened(row.postedAt, row.authorId),
          kind: 'people.mentioned',
          data: {
            ...about(idea),
            commentId: String(row._id),
            threadId: threadOf(row),
            personIds: row.mentionedIds.map(String),
            excerpt: excerptOf(row.body, 140),
          },
        },
      ]
    : [];

/** A promotion is told with its project, not as a decision. */
export function decided(
  { at, byId, from, to, reason: why }: Decision,
  idea: Idea,
  into: Idea | undefined,
): PastEvent[] {
  const reason = excerptOf(why);
  if (into) {
    const data = { ...about(idea), intoId: String(into._id), intoTitle: into.title, reason };
    return [{ ...happened(at, byId), kind: 'idea.merged', data }];
  }
  const stage = ([...decidableStages, 'archived'] as const).find((one) => one === to);
  if (!stage) return [];
  const data = { ...about(idea), from, to: stage, reason };
  return [{ ...happened(at, byId), kind: 'idea.decided', data }];
}

export const extended = (
  { _id, authorId, body, takenById, takenAt }: Extension,
  idea: Idea,
): PastEvent => ({
  ...happened(takenAt, takenById),
  kind: 'idea.extended',
  data: {
    ...about(idea),
    commentId: String(_id),
    writerId: idOrNull(authorId),
    excerpt: excerptOf(body, 140),
  },
});

export const offered = ({ personId, at, text }: Offer, ask: Ask, idea: Idea): PastEvent => ({
  ...happened(at, personId),
  kind: 'ask.offered',
  data: {
    ...about(idea),
    askId: String(ask._id),
    authorIds: [idea.authorId, ...idea.coAuthorIds].flatMap((id) => idOrNull(id) ?? []),
    excerpt: excerptOf(text || ask.text, 140),
  },
});

export const accepted = (ask: Ask, idea: Idea): PastEvent[] =>
  ask.answeredAt && ask.helperId
    ? [
        {
          ...happened(ask.answeredAt, idea.authorId),
          kind: 'ask.accepted',
          data: {
            ...about(idea),
            askId: String(ask._id),
            helperId: String(ask.helperId),
            excerpt: excerptOf(ask.thanks || ask.text, 140),
          },
        },
      ]
    : [];

export const answered = ({ _id, personId, answer }: Trial, idea: Idea): PastEvent[] =>
  answer
    ? [
        {
          ...happened(answer.at, answer.byId),
          kind: 'trial.answered',
          data: {
            ...about(idea),
            trialId: String(_id),
            personId: String(personId),
            answer: answer.answer,
            excerpt: excerptOf(answer.text, 140),
          },
        },
      ]
    : [];

export function joined({ userId, state, invitedById, at }: CoAuthor, idea: Idea): PastEvent {
  const data = { ...about(idea), personId: String(userId) };
  return state === 'accepted'
    ? { ...happened(at, userId), kind: 'idea.co_author_accepted', data }
    : { ...happened(at, invitedById), kind: 'idea.co_author_invited', data };
}

export const matched = ({ _id, name, userId }: SavedSearch, idea: Idea): PastEvent => ({
  ...happened(idea.postedAt, idea.authorId),
  kind: 'search.matched',
  data: { ...about(idea), searchId: String(_id), searchName: name, userId: String(userId) },
});

export const moderated = (
  { at, byId, action, reason }: DemoRows['moderations'][number],
  { _id, kind, authorIds }: FlaggedThing,
  idea: Idea,
): PastEvent => ({
  ...happened(at, byId),
  kind: 'thing.moderated',
  data: {
    ...about(idea),
    thing: kind,
    targetId: String(_id),
    authorIds: authorIds.map(String),
    outcome: action === 'hide' ? 'hidden' : 'shown',
    reason: excerptOf(reason),
  },
});

const told = (project: Project) => ({
  projectId: String(project._id),
  projectTitle: project.title,
  ideaId: String(project.ideaId),
  ownerId: String(project.ownerId),
  sponsorId: String(project.sponsorId),
});

export function stepped(row: ProjectStep, project: Project, idea: Idea): PastEvent {
  const common = { ...happened(row.at, row.byId) };
  const reason = excerptOf(row.reason);
  if (row.from === null) {
    const ideaAuthorId = idOrNull(idea.authorId);
    const data = { ...told(project), ideaTitle: idea.title, ideaAuthorId };
    return { ...common, kind: 'idea.promoted', data };
  }
  if (row.to === 'shut_down')
    return { ...common, kind: 'project.shut_down', data: { ...told(project), reason } };
  const data = { ...told(project), from: row.from, to: row.to, reason };
  return { ...common, kind: 'project.moved', data };
}

export const updated = (row: ProjectUpdate, project: Project): PastEvent => ({
  ...happened(row.postedAt, row.authorId),
  kind: 'project.update_posted',
  data: { ...told(project), updateId: String(row._id), excerpt: excerptOf(row.body, 140) },
});
