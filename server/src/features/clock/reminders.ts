import { transact } from '../../database/connection';
import type { Facts } from '../../events/facts';
import type { Job } from '../../jobs/jobs';
import { categories } from '../categories/categories.service';
import { awaitsAnswer } from '../ideas/answering';
import { type Idea, IdeaRow } from '../ideas/ideas.model';
import { type StandIns, standIns } from '../ideas/stand-ins';
import { firstAdministrator } from '../users/administrators';
import { currentCalendar, remindAt, reminding, workingTime } from './clock';

/** Told in one go; the rest follows at once. */
const BATCH = 100;

type Row = Pick<
  Idea,
  '_id' | 'title' | 'stewardId' | 'categoryId' | 'clockFrom' | 'dueAt' | 'reminded'
>;
const fields = { title: 1, stewardId: 1, categoryId: 1, clockFrom: 1, dueAt: 1, reminded: 1 };

/** Who is told what of an idea, and how far the reminding has come then. */
interface Step {
  personId: string;
  reminded: number;
  what: Facts['answer.due']['what'];
  as: Facts['answer.due']['as'];
}

interface Around {
  standIns: StandIns;
  /** By category, whether or not its steward is away. */
  standInOf: Map<string, string | null>;
  administratorId: string | null;
}

/**
 * The next step of the reminding. What has become late before anybody was told that it soon would be is
 * told as late; where a category has no stand-in but its steward, an administrator comes in their place.
 */
function stepOf(idea: Row & { dueAt: Date }, around: Around, now: Date): Step {
  const { soon, late, standIn, administrator } = reminding;
  const stewardId = String(idea.stewardId);
  if (idea.reminded < late) {
    const personId = around.standIns.of(idea) ?? stewardId;
    const as = personId === stewardId ? 'steward' : 'stand_in';
    return idea.dueAt > now
      ? { personId, reminded: soon, what: 'soon', as }
      : { personId, reminded: late, what: 'late', as };
  }
  const standInId = around.standInOf.get(String(idea.categoryId)) ?? null;
  if (idea.reminded < standIn && standInId !== null && standInId !== stewardId)
    return { personId: standInId, reminded: standIn, what: 'late', as: 'stand_in' };
  const personId = around.administratorId ?? stewardId;
  return { personId, reminded: administrator, what: 'late', as: 'administrator' };
}

/** Thrown to break a transaction off: an idea of the group is not what was read. */
class Overtaken extends Error {}

/**
 * Takes one step for some ideas and writes one fact of it, both or neither. Whoever takes it a second
 * time, on another node or after a crash, finds `reminded` further on.
 */
async function take(ideas: (Row & { dueAt: Date })[], step: Step, now: Date): Promise<boolean> {
  const [calendar, work] = await Promise.all([currentCalendar(), workingTime()]);
  const { personId, what, as, reminded } = step;
  try {
    await transact(async ({ session, record }) => {
      for (const { _id, clockFrom, dueAt, reminded: before } of ideas) {
        // After a time in which nobody was reminded, everybody has their day all the same.
        const late = dueAt < now && reminded >= reminding.late;
        const next = late
          ? reminded < reminding.administrator
            ? work.after(now, 1)
            : null
          : remindAt(work, calendar, { from: clockFrom ?? dueAt, dueAt, reminded });
        const told = await IdeaRow.updateOne(
          { ...awaitsAnswer, _id, dueAt, reminded: before },
          { $set: { reminded, remindAt: next } },
          { session },
        );
        if (told.modifiedCount === 0) throw new Overtaken();
      }
      const [first] = ideas;
      if (ideas.length === 1 && first)
        await record({
          kind: 'answer.due',
          actorId: null,
          data: { ideaId: String(first._id), ideaTitle: first.title, personId, what, as },
        });
      else
        await record({
          kind: 'answers.due',
          actorId: null,
          data: { count: ideas.length, personId, what, as },
        });
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

/** Reminds of everything whose time has come. Safe to break off and to repeat. */
export async function remind(stopped = () => false, now = new Date()): Promise<void> {
  for (;;) {
    if (stopped()) return;
    const [rows, around] = await Promise.all([
      IdeaRow.find(
        { ...awaitsAnswer, listed: true, remindAt: { $lte: now, $type: 'date' } },
        fields,
      )
        .sort({ remindAt: 1, _id: 1 })
        .limit(BATCH)
        .lean(),
      surroundings(now),
    ]);
    const groups = new Map<string, { step: Step; ideas: (Row & { dueAt: Date })[] }>();
    for (const row of rows) {
      const { dueAt } = row;
      if (!dueAt) continue;
      const idea = { ...row, dueAt };
      const step = stepOf(idea, around, now);
      const key = JSON.stringify(step);
      const group = groups.get(key) ?? { step, ideas: [] };
      group.ideas.push(idea);
      groups.set(key, group);
    }
    let done = 0;
    for (const { step, ideas } of groups.values())
      if (await take(ideas, step, now)) done += ideas.length;
    if (rows.length < BATCH || done === 0) return;
  }
}

async function surroundings(now: Date): Promise<Around> {
  const [current, standInOf, administrator] = await Promise.all([
    standIns(now),
    categories.standIns(),
    firstAdministrator(),
  ]);
  const administratorId = administrator ? String(administrator._id) : null;
  return { standIns: current, standInOf, administratorId };
}

/** Every minute, on one of all nodes. */
export const reminders: Job = {
  name: 'clock.reminders',
  next: (now) => now,
  work: (stopped) => remind(stopped),
};
