import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaStage } from '@leaven/shared/stages';
import { isUndecided, undecidedStages } from '@leaven/shared/stages';
import type { Transaction } from '../../database/connection';
import type { Decision } from './decisions.model';
import { type Idea, IdeaRow, ideaState } from './ideas.model';

/** The fields of an idea whose clock runs. */
export type Running = Pick<Idea, 'clockFrom' | 'dueAt' | 'remindAt' | 'reminded'>;

/** What ideas must know of the company's working time; handed in by the feature to the right. */
export interface Clock {
  /** A clock that begins to run at a moment. */
  start(at: Date): Promise<Running>;
  daysBetween(from: Date, to: Date): Promise<number>;
}
let clock: Clock | undefined;
export const useClock = (given: Clock) => {
  clock = given;
};
function theClock(): Clock {
  if (!clock) throw new Error('nobody handed in the clock');
  return clock;
}

/** For an idea that begins to wait for its first answer now. */
export const startClock = (at: Date): Promise<Running> => theClock().start(at);

const stopped = { dueAt: null, remindAt: null };

async function answered({ clockFrom }: Pick<Idea, 'clockFrom'>, at: Date): Promise<Partial<Idea>> {
  const days = clockFrom ? await theClock().daysBetween(clockFrom, at) : 0;
  return { ...stopped, answer: { at, days } };
}

/**
 * Whether a decision answers who posted the idea: opening it is no answer, nor is merging it or undoing
 * that, nor when the house or its authors put it away.
 */
function answers(idea: Idea, { to, byId }: Pick<Decision, 'to' | 'byId'>): boolean {
  if (byId === null || to === 'open' || to === 'merged' || idea.stage === 'merged') return false;
  return to !== 'archived' || !isTheirs({ id: String(byId) }, ideaState(idea));
}

/** What a decision does to the clock: it stops, or runs from the beginning where an idea waits again. */
export async function clockAfter(
  idea: Idea,
  decision: Pick<Decision, 'to' | 'byId'>,
  at: Date,
): Promise<Partial<Idea>> {
  if (idea.answer) return {};
  if (answers(idea, decision)) return answered(idea, at);
  if (!isUndecided(decision.to)) return stopped;
  return isUndecided(idea.stage) ? {} : theClock().start(at);
}

/** What is true of an idea whose first answer is still awaited. */
export const awaitsAnswer = {
  answer: null,
  stage: { $in: [...undecidedStages] as IdeaStage[] },
  deletedAt: null,
};

/** Stops the clock of an idea that is answered by a comment; only the first answer counts. */
export async function answerIn(
  { session, record }: Transaction,
  idea: Pick<Idea, '_id' | 'clockFrom'>,
  actorId: string,
  at: Date,
): Promise<void> {
  const { modifiedCount } = await IdeaRow.updateOne(
    { ...awaitsAnswer, _id: idea._id },
    { $set: await answered(idea, at), $inc: { liveRev: 1 } },
    { session },
  );
  if (modifiedCount === 1)
    await record({ kind: 'idea.answered', actorId, data: { ideaId: String(idea._id) } });
}

/** What an official reply does to the clock. */
export const clockAfterReply = async (idea: Idea, at: Date): Promise<Partial<Idea>> =>
  idea.answer ? {} : answered(idea, at);
