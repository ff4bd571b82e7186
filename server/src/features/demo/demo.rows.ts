import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { type Category, categoryKeyOf } from '../categories/categories.model';
import { type Comment, newCommentRow } from '../comments/comments.model';
import { type Follow, followRow } from '../follows/follows.model';
import type { CoAuthor } from '../ideas/co-authors.model';
import type { Decision } from '../ideas/decisions.model';
import { type Idea, newIdeaRow } from '../ideas/ideas.model';
import { routedTo } from '../ideas/stewards';
import { newUserRow, type User } from '../users/users.model';
import { type Vote, voteKey } from '../votes/votes.model';
import { chance } from './chance';
import { demoContent } from './content';
import { standIns } from './content/answers';
import type { DemoIdea } from './content/types';
import { markAnswers, replyRows, withAnswers } from './demo.answers';
import { demoArchive, warnedDaysAgo } from './demo.archive';
import { type Calendar, idAt } from './demo.calendar';
import { hidingOf, moderationRows } from './demo.flagged';
import { askRows, extensionRows, openAsksOf, trialRows } from './demo.growing';
import { commentRevisionRows, mentionedBy, named } from './demo.mentions';
import { noteRows } from './demo.notes';
import { draftRows, savedSearchRows } from './demo.private';
import { projectRows, stepRows, updateRows } from './demo.projects';
import { answerRows, withSolutions } from './demo.questions';
import { reactionRows } from './demo.reactions';
import { coAuthorRows, coAuthorsOf, mergesOf, revisionRows } from './demo.together';
import { votesFor, writersOf } from './demo.votes';
import { groupByIdea } from './group-by-idea';

/** Most people looked in today, some not for a few days. */
const LAST_SEEN_DAYS = 4;

const userRows = ({ person, at }: Calendar, passwordHash: string): User[] =>
  demoContent.people.map(({ key, name, email, role, department }) =>
    newUserRow({
      _id: person(key),
      name,
      email,
      passwordHash,
      role,
      department,
      createdAt: person(key).getTimestamp(),
      lastSeenAt: at(chance(`seen ${key}`) ** 3 * LAST_SEEN_DAYS),
    }),
  );

const categoryRows = ({ category, person }: Calendar): Category[] =>
  demoContent.categories.map(
    ({ key, name, description, guidance = '', kind, steward, position }) => ({
      _id: category(key),
      name,
      nameKey: categoryKeyOf(name),
      description,
      guidance,
      stewardId: person(steward),
      standInId: standIns[key] ? person(standIns[key]) : null,
      kind,
      position,
      archived: false,
    }),
  );

const voteRows = ({ idea, person, at }: Calendar): Vote[] =>
  demoContent.ideas.flatMap((voted) =>
    votesFor(voted).map(({ voter, daysAgo }) => {
      const [ideaId, userId] = [idea(voted.key), person(voter)];
      const _id = voteKey(String(ideaId), String(userId));
      return { _id, ideaId, userId, value: 1 as const, seq: 1, at: at(daysAgo) };
    }),
  );

const counts = ({ deletedAt, hiddenAt }: Comment) => deletedAt === null && hiddenAt == null;

/** One for each comment of the content, in its order. What was deleted has long lost its text. */
function commentRows(calendar: Calendar): Comment[] {
  const { idea, person, at } = calendar;
  const rows = new Map<string, Comment>();
  for (const written of demoContent.comments) {
    const { editedDaysAgo, deletedDaysAgo } = written;
    const parent = written.parent ? rows.get(written.parent) : undefined;
    const authorId = person(written.author);
    const postedAt = at(written.daysAgo);
    const _id = idAt(postedAt);
    const deleted = deletedDaysAgo !== undefined;
    const body = deleted ? '' : named(written.body, calendar);
    const row = {
      _id,
      ideaId: idea(written.idea),
      authorId,
      body,
      ...mentionedBy({ body, authorId }),
      postedAt,
      editedAt: editedDaysAgo === undefined ? null : at(editedDaysAgo),
      contentRev: editedDaysAgo === undefined ? 1 : 2,
      deletedAt: deleted ? at(deletedDaysAgo) : null,
      deletedById: deleted ? authorId : null,
      purged: deleted,
      ...hidingOf(calendar, 'comment', written.key),
    };
    rows.set(written.key, newCommentRow(row, parent));
  }
  return [...rows.values()];
}

function decisionRows({ idea, person, at }: Calendar): Decision[] {
  const stages = new Map<string, Decision['to']>();
  return demoContent.decisions.map((decision) => {
    const from = stages.get(decision.idea) ?? 'open';
    stages.set(decision.idea, decision.stage);
    return {
      _id: idAt(at(decision.daysAgo)),
      ideaId: idea(decision.idea),
      from,
      to: decision.stage,
      reason: decision.reason,
      revisitIf: decision.revisitIf ?? '',
      byId: decision.by === null ? null : person(decision.by),
      at: at(decision.daysAgo),
      ...(decision.by === null
        ? { rule: { kind: 'silence' as const, days: demoArchive.afterDays } }
        : {}),
    };
  });
}

/** How often an idea was seen: every voter, others who passed it by, and more of them with time. */
const seenBy = ({ key, daysAgo }: DemoIdea, votes: number): number =>
  votes + Math.round((votes + 2 * Math.min(daysAgo, 10)) * 2 * chance(`seen ${key}`));

/** The rows of an idea and of what was merged into it, each voter once and no author of it. */
function tallied(idea: DemoIdea, { idea: idOf, person }: Calendar, votes: Vote[]): Vote[] {
  const set = new Set([idea.key, ...mergesOf(idea.key).from].map((key) => String(idOf(key))));
  const own = new Set(writersOf(idea).map((key) => String(person(key))));
  const rows = votes.filter(
    ({ ideaId, userId }) => set.has(String(ideaId)) && !own.has(String(userId)),
  );
  return [...new Map(rows.map((row) => [String(row.userId), row])).values()];
}

const latest = (postedAt: Date, rows: (Vote | Comment)[]): Date =>
  new Date(Math.max(+postedAt, ...rows.map((row) => +('at' in row ? row.at : row.postedAt))));

/** The ideas, with tallies that a recount of these votes and comments would give. */
function ideaRows(
  calendar: Calendar,
  categories: Category[],
  allVotes: Vote[],
  allComments: Comment[],
): Idea[] {
  const { idea: idOf, person, category, project, at } = calendar;
  const categoryOf = new Map(categories.map((row) => [String(row._id), row]));
  const commentsOf = groupByIdea(allComments.filter(counts));
  const projectOf = new Map(demoContent.projects.map(({ idea, key }) => [idea, project(key)]));
  return demoContent.ideas.map((idea) => {
    const _id = idOf(idea.key);
    const postedAt = at(idea.daysAgo);
    const itsCategory = categoryOf.get(String(category(idea.category)));
    if (!itsCategory) throw new Error(`The demo company has no category ${idea.category}.`);
    const merges = mergesOf(idea.key);
    const votes = tallied(idea, calendar, allVotes);
    const comments = [_id, ...merges.from.map(idOf)].flatMap(commentsOf);
    const impressions = seenBy(idea, votes.length);
    const edits = demoContent.edits.filter((edit) => edit.idea === idea.key).length;
    const warned = warnedDaysAgo(idea);
    return newIdeaRow(DEFAULT_HALF_LIFE_DAYS, {
      _id,
      title: idea.title,
      body: idea.body,
      beneficiary: idea.beneficiary ?? '',
      openAsks: openAsksOf(idea.key),
      authorId: person(idea.author),
      ...routedTo(itsCategory),
      stage: idea.stage,
      postedAt,
      editedAt: idea.editedDaysAgo === undefined ? null : at(idea.editedDaysAgo),
      activityAt: latest(postedAt, [...votes, ...comments]),
      warnedAt: warned === null ? null : at(warned),
      votes: votes.length,
      commentCount: comments.length,
      mergedInto: merges.into.map(idOf),
      mergedFrom: merges.from.map(idOf),
      ...coAuthorsOf(calendar, idea.key),
      ...hidingOf(calendar, 'idea', idea.key),
      impressions,
      earlierImpressions: impressions,
      projectId: projectOf.get(idea.key) ?? null,
      contentRev: 1 + edits,
    });
  });
}

/** Who posted, commented or writes along follows. */
function followRows(allIdeas: Idea[], allComments: Comment[], coAuthors: CoAuthor[]): Follow[] {
  const joined = coAuthors.filter(({ state }) => state === 'accepted');
  const rows = [
    ...joined.map(({ ideaId, userId, at }) => ({ ideaId, authorId: userId, postedAt: at })),
    ...allIdeas.map(({ _id, authorId, postedAt }) => ({ ideaId: _id, authorId, postedAt })),
    ...allComments,
  ].flatMap(({ ideaId, authorId, postedAt }) =>
    authorId ? [followRow('idea', ideaId, authorId, postedAt)] : [],
  );
  return [...new Map(rows.map((row) => [row._id, row])).values()];
}

/** Everything the demo company consists of, ready to be written. */
export function demoRows(calendar: Calendar, passwordHash: string) {
  const votes = voteRows(calendar);
  const categories = categoryRows(calendar);
  const decisions = decisionRows(calendar);
  const replies = replyRows(calendar);
  const written = commentRows(calendar);
  const answered = ideaRows(calendar, categories, votes, written).map((idea) =>
    withAnswers(idea, { replies, decisions, comments: written }, calendar),
  );
  const solving = answerRows(calendar, written);
  const ideas = withSolutions(answered, solving.answers);
  const comments = markAnswers(written, ideas);
  const coAuthors = coAuthorRows(calendar);
  return {
    users: userRows(calendar, passwordHash),
    categories,
    ideas,
    votes,
    comments,
    notes: noteRows(calendar, comments),
    reactions: reactionRows(calendar, comments),
    ...solving,
    extensions: extensionRows(calendar, comments),
    ...askRows(calendar),
    trials: trialRows(calendar),
    coAuthors,
    revisions: revisionRows(calendar, ideas),
    commentRevisions: commentRevisionRows(calendar, written),
    ...moderationRows(calendar, ideas, comments),
    drafts: draftRows(calendar),
    savedSearches: savedSearchRows(calendar),
    follows: followRows(ideas, comments, coAuthors),
    decisions,
    replies,
    projects: projectRows(calendar),
    steps: stepRows(calendar),
    updates: updateRows(calendar),
  };
}
export type DemoRows = ReturnType<typeof demoRows>;
