import mongoose from 'mongoose';
import { CategoryRow } from '../categories/categories.model';
import { CommentRow } from '../comments/comments.model';
import { DecisionRow } from '../ideas/decisions.model';
import { IdeaRow } from '../ideas/ideas.model';
import { ProjectRow, ProjectStepRow, ProjectUpdateRow } from '../projects/projects.model';
import { Settings } from '../settings/settings.model';
import { hashPassword } from '../users/password';
import { UserRow } from '../users/users.model';
import { VoteRow } from '../votes/votes.model';
import { demoContent } from './content';
import { demoAccess } from './demo.access';
import { calendarOf } from './demo.calendar';
import { DemoMarkRow } from './demo.model';
import { projectRows, stepRows, updateRows } from './demo.projects';
import { categoryRows, commentRows, decisionRows, ideaRows, userRows, voteRows } from './demo.rows';

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

/** Empties every collection but the demo's own mark. */
export async function emptyDatabase(): Promise<void> {
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== DemoMarkRow.collection.collectionName)
      await collection.deleteMany({});
}

async function fill(): Promise<void> {
  const calendar = calendarOf(new Date());
  const passwordHash = await hashPassword(demoAccess.password);
  const votes = voteRows(calendar);
  const comments = commentRows(calendar);
  const bulk = { lean: true, ordered: false } as const;
  await Settings.create({
    companyName: 'Crumb & Co.',
    signUp: { mode: 'domains', domains: ['crumb.example'] },
  });
  await CategoryRow.insertMany(categoryRows(calendar), bulk);
  await VoteRow.insertMany(votes, bulk);
  await CommentRow.insertMany(comments, bulk);
  await IdeaRow.insertMany(ideaRows(calendar, votes, comments), bulk);
  await DecisionRow.insertMany(decisionRows(calendar), bulk);
  await ProjectRow.insertMany(projectRows(calendar), bulk);
  await ProjectStepRow.insertMany(stepRows(calendar), bulk);
  await ProjectUpdateRow.insertMany(updateRows(calendar), bulk);
  await UserRow.insertMany(userRows(calendar, passwordHash), bulk);
  const ideaIds = Object.fromEntries(
    demoContent.ideas.map(({ key }) => [key, String(calendar.idea(key))]),
  );
  await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: new Date(), ideaIds } });
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
