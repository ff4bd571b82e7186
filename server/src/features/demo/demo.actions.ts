import { postComment } from '@leaven/shared/comments/comments.api';
import { listIdeas } from '@leaven/shared/feed/feed.api';
import { AppError } from '@leaven/shared/http/errors';
import { postIdea } from '@leaven/shared/ideas/ideas.api';
import { castVote, takeVoteBack } from '@leaven/shared/votes/votes.api';
import { demoContent } from './content';
import type { DemoAction } from './content/types';
import { demoAccess } from './demo.access';
import type { Colleagues } from './demo.colleagues';
import { type DemoMark, DemoMarkRow } from './demo.model';

const visitors = new Set(demoAccess.people.map(({ email }) => email));
/** Everybody whom no visitor signs in as with one click. */
const invented = demoContent.people.map(({ email }) => email).filter((one) => !visitors.has(one));
const emails = new Map(demoContent.people.map(({ key, email }) => [key, email]));

/** Of ten votes that come by themselves two are taken back. */
const TAKEN_BACK = 0.2;
/** How many of the newest ideas get such votes. */
const NEWEST = 30;

/** What the rules refuse (a closed idea, an account that is gone) is left out. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}

/** @returns the id of the idea that was posted, if it was one */
async function perform(
  action: DemoAction,
  mark: DemoMark,
  colleagues: Colleagues,
): Promise<string | undefined> {
  const call = await colleagues.as(emails.get(action.actor) ?? action.actor);
  // Should the process die before it has noted this action, the next one does not post twice.
  const key = `demo-work-${mark.workDone}`;
  if (action.kind === 'idea') {
    const { title, body } = action;
    const categoryId = mark.categoryIds[action.category] ?? '';
    return (await call(postIdea, { body: { title, body, categoryId } }, key)).id;
  }
  const params = { ideaId: mark.ideaIds[action.ideaKey] ?? '' };
  if (action.kind === 'vote') await call(castVote, { params, body: { value: 1 } });
  else await call(postComment, { params, body: { body: action.body } }, key);
  return undefined;
}

/** How much of the written work is still to be done. */
export async function writtenWorkLeft(): Promise<number> {
  const mark = await DemoMarkRow.findById('demo', { workDone: 1 }).lean();
  return mark ? demoContent.work.length - mark.workDone : 0;
}

/** Does the next piece of the written work, and notes that it is done. */
export async function doWritten(colleagues: Colleagues): Promise<void> {
  const mark = await DemoMarkRow.findById('demo').lean();
  const action = mark && demoContent.work[mark.workDone];
  if (!action) return;
  const ideaId = await unlessRefused(() => perform(action, mark, colleagues));
  const posted = ideaId && action.kind === 'idea' ? { [`ideaIds.${action.key}`]: ideaId } : {};
  await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: posted, $inc: { workDone: 1 } });
}

/** Somebody reads what is new and votes for one idea, the newer the likelier, or takes a vote back. */
export async function voteAsOneLikes(colleagues: Colleagues): Promise<void> {
  await unlessRefused(async () => {
    const email = invented[Math.floor(Math.random() * invented.length)];
    if (!email) return;
    const call = await colleagues.as(email);
    const { items } = await call(listIdeas, { query: { sort: 'new', limit: NEWEST } });
    const open = items.filter(({ abilities }) => abilities.vote);
    const voted = open.filter(({ myVote }) => myVote === 1);
    const fresh = open.filter(({ myVote }) => myVote === 0);
    const takesBack = fresh.length === 0 || (voted.length > 0 && Math.random() < TAKEN_BACK);
    const from = takesBack ? voted : fresh;
    const idea = from[Math.floor(Math.random() ** 2 * from.length)];
    if (!idea) return;
    const params = { ideaId: idea.id };
    if (takesBack) await call(takeVoteBack, { params });
    else await call(castVote, { params, body: { value: 1 } });
  });
}
