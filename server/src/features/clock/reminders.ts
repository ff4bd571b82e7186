import { transact } from '../../database/connection';
import type { Facts } from '../../events/facts';
import type { Job } from '../../jobs/jobs';
import { categories } from '../categories/categories.service';
import { awaitsAnswer } from '../ideas/answering';
import { type Idea, IdeaRow } from '../ideas/ideas.model';
import { type StandIns, standIns } from '../ideas/stand-ins';
import { firstAdministrator } from '../users/administrators';
import { DAYS_AFTER, reminding, workingTime } from './clock';

/** Told in one go; the rest follows at once. */
const BATCH = 100;

type Waiting = Pick<Idea, '_id' | 'title' | 'stewardId' | 'categoryId' | 'reminded'> & {
  dueAt: Date;
};
const fields = { title: 1, stewardId: 1, categoryId: 1, dueAt: 1, reminded: 1 };

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
function stepOf(idea: Waiting, around: Around, now: Date): Step {
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

/** Thrown to break a transaction off: one of the ideas is not what was read. */
class Overtaken extends Error {}

/**
 * Takes one step for some ideas and writes one fact of it, both or neither. Whoever takes it a second
 * time, on another node or after a crash, finds `reminded` further on.
 * @returns false where somebody else was faster
 */
async function take(ideas: Waiting[], step: Step, now: Date): Promise<boolean> {
  const { personId, what, as, reminded } = step;
  // What is late has its day between two steps, however long nobody looked.
  const next =
    reminded === reminding.administrator
      ? null
      : reminded === reminding.soon
        ? '$dueAt'
        : (await workingTime()).after(now, DAYS_AFTER);
  const [first] = ideas;
  const to = { personId, what, as };
  try {
    await transact(async ({ session, record }) => {
      const { modifiedCount } = await IdeaRow.updateMany(
        {
          ...awaitsAnswer,
          _id: { $in: ideas.map(({ _id }) => _id) },
          remindAt: { $lte: now, $type: 'date' },
          reminded: { $lt: reminded },
        },
        [{ $set: { reminded, remindAt: next } }],
        { session, updatePipeline: true },
      );
      if (modifiedCount < ideas.length) throw new Overtaken();
      if (ideas.length > 1 || !first)
        await record({
          kind: 'answers.due',
          actorId: null,
          data: { count: ideas.length, ...to },
        });
      else
        await record({
          kind: 'answer.due',
          actorId: null,
          data: { ideaId: String(first._id), ideaTitle: first.title, ...to },
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
    const groups = new Map<string, { step: Step; ideas: Waiting[] }>();
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
