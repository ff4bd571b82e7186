import mongoose, { type Types } from 'mongoose';
import { AskRow, OfferRow } from '../asks/asks.model';
import { CategoryRow } from '../categories/categories.model';
import { forgetCategories } from '../categories/categories.service';
import { OfficialReplyRow } from '../clock/replies.model';
import { AnswerRow, WorkedRow } from '../comments/answers.model';
import { CommentRow } from '../comments/comments.model';
import { ExtensionRow } from '../comments/extensions.model';
import { NoteRow } from '../comments/notes.model';
import { ReactionRow } from '../comments/reactions.model';
import { CommentRevisionRow } from '../comments/revisions.model';
import { FollowRow } from '../follows/follows.model';
import { CoAuthorRow } from '../ideas/co-authors.model';
import { DecisionRow } from '../ideas/decisions.model';
import { DraftRow } from '../ideas/drafts.model';
import { IdeaRow } from '../ideas/ideas.model';
import { RevisionRow } from '../ideas/revisions.model';
import { FlaggedRow, FlagRow, ModerationRow } from '../moderation/moderation.model';
import { ProjectRow, ProjectStepRow, ProjectUpdateRow } from '../projects/projects.model';
import { SavedSearchRow } from '../search/saved.model';
import { Settings } from '../settings/settings.model';
import { forgetSettings } from '../settings/settings.service';
import { TrialRow } from '../trials/trials.model';
import { hashPassword } from '../users/password';
import { UserRow } from '../users/users.model';
import { VoteRow } from '../votes/votes.model';
import { demoContent } from './content';
import { demoAccess } from './demo.access';
import { companyCalendar } from './demo.answers';
import { demoArchive } from './demo.archive';
import { calendarOf } from './demo.calendar';
import { fileDemoFiles } from './demo.files';
import { DemoMarkRow } from './demo.model';
import { type PastFact, pastFacts } from './demo.past';
import { demoRows } from './demo.rows';

export type Report = (progress: { message: string; fraction?: number }) => void;

const isEmpty = async () => {
  const found = await Promise.all([UserRow.exists({}), IdeaRow.exists({}), CategoryRow.exists({})]);
  return found.every((one) => one === null);
};

/** People come last into a new demo company: whoever else is here has begun to use it meanwhile. */
const hasOthers = async () => {
  const emails = demoContent.people.map(({ email }) => email);
  return (await UserRow.exists({ email: { $nin: emails } })) !== null;
};

/** The demo's own mark, and what the server keeps for itself: neither is the company's. */
const KEPT_COLLECTIONS = new Set([
  DemoMarkRow.collection.collectionName,
  'migrations',
  'jobs',
  'dueDates',
]);

/** Empties every collection of the company's; people first, see `hasOthers`. */
export async function emptyDatabase(): Promise<void> {
  await UserRow.deleteMany({});
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (!KEPT_COLLECTIONS.has(collection.collectionName)) await collection.deleteMany({});
}

const idsByKey = (items: readonly { key: string }[], idOf: (key: string) => unknown) =>
  Object.fromEntries(items.map(({ key }) => [key, String(idOf(key))]));

/**
 * Tells everybody of the past; `readers` get e-mail at once, so that the outbox shows some. Nobody imports
 * the feature that does, so the app hands it in.
 */
type Remember = (past: PastFact[], readUntil: Date, readers: Types.ObjectId[]) => Promise<void>;
let remember: Remember | undefined;
export const rememberDemoBy = (given: Remember) => {
  remember = given;
};

/** What is older has been read: enough is left for a bell that is lit. */
const UNREAD_DAYS = 3;

async function fill(): Promise<void> {
  if (!remember) throw new Error('nobody handed in who remembers the past');
  const start = new Date();
  const calendar = calendarOf(start);
  const rows = demoRows(calendar, await hashPassword(demoAccess.password));
  const bulk = { lean: true, ordered: false } as const;
  await Settings.create({
    companyName: 'Crumb & Co.',
    signUp: { mode: 'domains', domains: ['crumb.example'] },
    archive: demoArchive,
    calendar: companyCalendar(start),
  });
  forgetSettings();
  await CategoryRow.insertMany(rows.categories, bulk);
  forgetCategories();
  await IdeaRow.insertMany(rows.ideas, bulk);
  await VoteRow.insertMany(rows.votes, bulk);
  await CommentRow.insertMany(rows.comments, bulk);
  await NoteRow.insertMany(rows.notes, bulk);
  await ReactionRow.insertMany(rows.reactions, bulk);
  await AnswerRow.insertMany(rows.answers, bulk);
  await WorkedRow.insertMany(rows.worked, bulk);
  await ExtensionRow.insertMany(rows.extensions, bulk);
  await AskRow.insertMany(rows.asks, bulk);
  await OfferRow.insertMany(rows.offers, bulk);
  await TrialRow.insertMany(rows.trials, bulk);
  await CoAuthorRow.insertMany(rows.coAuthors, bulk);
  await RevisionRow.insertMany(rows.revisions, bulk);
  await CommentRevisionRow.insertMany(rows.commentRevisions, bulk);
  await DraftRow.insertMany(rows.drafts, bulk);
  await SavedSearchRow.insertMany(rows.savedSearches, bulk);
  await FlagRow.insertMany(rows.flags, bulk);
  await FlaggedRow.insertMany(rows.flagged, bulk);
  await ModerationRow.insertMany(rows.moderations, bulk);
  await FollowRow.insertMany(rows.follows, bulk);
  await OfficialReplyRow.insertMany(rows.replies, bulk);
  await DecisionRow.insertMany(rows.decisions, bulk);
  await ProjectRow.insertMany(rows.projects, bulk);
  await ProjectStepRow.insertMany(rows.steps, bulk);
  await ProjectUpdateRow.insertMany(rows.updates, bulk);
  await fileDemoFiles(calendar);
  const emails = new Set(demoAccess.people.map(({ email }) => email));
  const visitors = rows.users.filter(({ email }) => emails.has(email)).map(({ _id }) => _id);
  await remember(pastFacts(rows, calendar), calendar.at(UNREAD_DAYS), visitors);
  await UserRow.insertMany(rows.users, bulk);
  const known = {
    ideaIds: idsByKey(demoContent.ideas, calendar.idea),
    categoryIds: idsByKey(demoContent.categories, calendar.category),
  };
  await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: start, ...known } });
}

/**
 * Fills an empty database with Crumb & Co., as if it had worked with Leaven for three months. A
 * start that was killed halfway is found by its mark and begun again; a database that the demo did
 * not begin, or that somebody else uses by now, is left alone.
 */
export async function fillDemo(report: Report): Promise<void> {
  const mark = await DemoMarkRow.findById('demo').lean();
  if (mark?.filledAt || !(mark ? !(await hasOthers()) : await isEmpty())) return;
  report({ message: 'Filling the demo company' });
  if (mark) await emptyDatabase();
  else await DemoMarkRow.create({ _id: 'demo' });
  await fill();
}
