import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import { isUndecided } from '@leaven/shared/stages';
import type { Types } from 'mongoose';
import { daysBetweenOn, reminding, runningOn } from '../clock/clock';
import type { OfficialReply } from '../clock/replies.model';
import type { Comment } from '../comments/comments.model';
import type { Decision } from '../ideas/decisions.model';
import { excerptOf } from '../ideas/excerpt';
import type { Idea } from '../ideas/ideas.model';
import { demoContent } from './content';
import { ANSWERS_COUNTED_SINCE_DAYS } from './content/answers';
import { type Calendar, idAt } from './demo.calendar';

/** When Crumb & Co. works: the offices, that is; bakers begin earlier. */
export function companyCalendar(start: Date): CompanyCalendar {
  const year = start.getUTCFullYear();
  return {
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    opensAt: '08:00',
    closesAt: '17:00',
    holidays: [year, year + 1].flatMap((of) => [
      { day: `${of}-01-01`, name: 'New Year' },
      { day: `${of}-05-01`, name: 'Labour Day' },
      { day: `${of}-12-25`, name: 'Christmas Day' },
      { day: `${of}-12-26`, name: 'Boxing Day' },
    ]),
    answerDays: 5,
  };
}

/** The official replies; of each idea's the last one counts. */
export function replyRows({ idea, person, at }: Calendar): OfficialReply[] {
  return demoContent.replies.map((reply, i) => {
    const next = demoContent.replies.find((other, j) => j > i && other.idea === reply.idea);
    const ideaId = idea(reply.idea);
    const row = {
      _id: idAt(at(reply.daysAgo)),
      ideaId,
      byId: person(reply.by),
      body: reply.body,
      at: at(reply.daysAgo),
      takenBack: false,
    };
    return next
      ? { ...row, endedAt: at(next.daysAgo), endedById: person(next.by) }
      : { ...row, endedAt: null, endedById: null, currentOf: ideaId };
  });
}

/** A comment of who must answer the idea, and did not post it. */
const isAnswer = (
  comment: Pick<Comment, 'authorId' | 'deletedAt'>,
  idea: Pick<Idea, 'authorId' | 'stewardId'>,
): boolean =>
  comment.deletedAt === null &&
  comment.authorId !== null &&
  idea.stewardId.equals(comment.authorId) &&
  !idea.authorId?.equals(comment.authorId);

/** Comments with a mark on those that answered. */
export function markAnswers(comments: Comment[], ideas: Idea[]): Comment[] {
  const ideaOf = new Map(ideas.map((idea) => [String(idea._id), idea]));
  return comments.map((comment) => {
    const idea = ideaOf.get(String(comment.ideaId));
    return idea && isAnswer(comment, idea) ? { ...comment, bySteward: true } : comment;
  });
}

/** Decisions that answer. */
const answers: ReadonlySet<string> = new Set(['in_review', 'declined', 'promoted']);

interface Answers {
  replies: OfficialReply[];
  decisions: Decision[];
  comments: Comment[];
}

/** An idea with its official reply and its clock, as they would have come to be. */
export function withAnswers(
  idea: Idea,
  { replies, decisions, comments }: Answers,
  { at }: Calendar,
): Idea {
  const isOfIdea = ({ ideaId }: { ideaId: Types.ObjectId }) => ideaId.equals(idea._id);
  const own = replies.filter(isOfIdea);
  const current = own.find(({ endedAt }) => endedAt === null);
  const moments = [
    ...own.map((reply) => reply.at),
    ...decisions
      .filter((one) => isOfIdea(one) && one.byId !== null && answers.has(one.to))
      .map((decision) => decision.at),
    ...comments
      .filter((comment) => isOfIdea(comment) && isAnswer(comment, idea))
      .map(({ postedAt }) => postedAt),
  ];
  const start = at(0);
  const calendar = companyCalendar(start);
  const first = moments.length > 0 ? new Date(Math.min(...moments.map(Number))) : null;
  const isCounted = idea.postedAt >= at(ANSWERS_COUNTED_SINCE_DAYS);
  const clock =
    first !== null
      ? {
          clockFrom: idea.postedAt,
          answer: { at: first, days: daysBetweenOn(calendar, idea.postedAt, first) },
        }
      : isUndecided(idea.stage) && isCounted
        ? // Everybody has been told of what is late by now.
          { ...runningOn(calendar, idea.postedAt, reminding.soon, start) }
        : {};
  const toldAll = 'dueAt' in clock && clock.dueAt !== null && clock.dueAt <= start;
  return {
    ...idea,
    ...clock,
    ...(toldAll ? { reminded: reminding.administrator, remindAt: null } : {}),
    officialReply: current
      ? {
          id: current._id,
          excerpt: excerptOf(current.body),
          byId: current.byId,
          at: current.at,
        }
      : null,
    earlierReplies: own.length - (current ? 1 : 0),
  };
}
