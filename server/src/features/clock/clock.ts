import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import type { Clock, Running } from '../ideas/answering';
import { settings } from '../settings/settings.service';
import { type WorkingTime, workingTimeOf } from './working-time';

/** A calendar is asked for with every posting and changes once a year: its shifts are kept. */
let kept: { key: string; work: WorkingTime } | undefined;

export const keyOf = (calendar: CompanyCalendar): string => JSON.stringify(calendar);

function workBy(calendar: CompanyCalendar): WorkingTime {
  const key = keyOf(calendar);
  if (kept?.key !== key) kept = { key, work: workingTimeOf(calendar) };
  return kept.work;
}

export const currentCalendar = async (): Promise<CompanyCalendar> =>
  (await settings.get()).calendar;

export const workingTime = async (): Promise<WorkingTime> => workBy(await currentCalendar());

/**
 * How far the reminding of one due date has come. Each step is taken once: whoever takes it says so in
 * the idea's row, in the transaction that writes the fact.
 */
export const reminding = {
  /** Nobody was reminded yet: it is not due soon. */
  nobody: 0,
  /** Its steward was told that it is due soon, */
  soon: 1,
  /** that it is late, */
  late: 2,
  /** its category's stand-in was, a working day later, */
  standIn: 3,
  /** and an administrator, another day later. Nothing more is done. */
  administrator: 4,
} as const;

/** A working day before it is due; where there is no more than a day for an answer, half a day. */
const DAYS_BEFORE = 1;
/** Working days between two steps once it is late. */
export const DAYS_AFTER = 1;

/** When the next step after `reminded` is to be taken; null after the last. */
function remindAt(
  work: WorkingTime,
  { answerDays }: CompanyCalendar,
  { from, dueAt, reminded }: { from: Date; dueAt: Date; reminded: number },
): Date | null {
  if (reminded >= reminding.administrator) return null;
  if (reminded === reminding.nobody)
    return work.after(from, answerDays - Math.min(DAYS_BEFORE, answerDays / 2));
  if (reminded === reminding.soon) return dueAt;
  return work.after(dueAt, DAYS_AFTER * (reminded - reminding.soon));
}

/** A clock that begins to run at a moment. */
function runningFrom(calendar: CompanyCalendar, from: Date): Running & { dueAt: Date } {
  const work = workBy(calendar);
  const dueAt = work.after(from, calendar.answerDays);
  const reminded = reminding.nobody;
  return {
    clockFrom: from,
    dueAt,
    remindAt: remindAt(work, calendar, { from, dueAt, reminded }),
    reminded,
  };
}

/**
 * The same clock by another calendar. A due date that is still ahead is a new one, of which nobody has
 * heard yet that it was missed.
 */
export function runningOn(
  calendar: CompanyCalendar,
  from: Date,
  before: number,
  now: Date,
): Running {
  const { dueAt } = runningFrom(calendar, from);
  const reminded = dueAt > now ? Math.min(before, reminding.soon) : before;
  const next = remindAt(workBy(calendar), calendar, { from, dueAt, reminded });
  return { clockFrom: from, dueAt, remindAt: next, reminded };
}

/** Working days between two moments, by a calendar. */
export const daysBetweenOn = (calendar: CompanyCalendar, from: Date, to: Date): number =>
  workBy(calendar).daysBetween(from, to);

/** What ideas ask of it. */
export const clock: Clock = {
  start: async (at) => runningFrom(await currentCalendar(), at),
  daysBetween: async (from, to) => (await workingTime()).daysBetween(from, to),
};
