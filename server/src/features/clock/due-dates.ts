import { model, Schema, type Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { runBySettings, writeTwice } from '../../jobs/by-settings';
import { awaitsAnswer } from '../ideas/answering';
import { IdeaRow } from '../ideas/ideas.model';
import { currentCalendar, keyOf, runningOn } from './clock';

/** By which calendar the stored due dates are. */
interface DueDates {
  _id: 'due';
  /** As `keyOf` gives it; empty before the first time. */
  calendar: string;
}

const schema = new Schema<DueDates>(
  { _id: String, calendar: { type: String, default: '' } },
  { versionKey: false },
);
const DueDatesRow = model('DueDates', schema, 'dueDates');

const BATCH = 200;

const batchAfter = (last: Types.ObjectId | null) =>
  IdeaRow.find(
    {
      ...awaitsAnswer,
      clockFrom: { $type: 'date' },
      ...(last ? { _id: { $gt: last } } : {}),
    },
    { clockFrom: 1, dueAt: 1, reminded: 1 },
  )
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean();

/** Writes the due dates of all that waits by the calendar of a key. @returns false if cut off */
async function writeAll(key: string, stopped: () => boolean): Promise<boolean> {
  for (let last: Types.ObjectId | null = null; ; ) {
    const calendar = await currentCalendar();
    if (stopped() || keyOf(calendar) !== key) return false;
    const now = new Date();
    const ideas = await batchAfter(last);
    const changes = ideas.flatMap(({ _id, clockFrom, dueAt, reminded }) => {
      if (!clockFrom) return [];
      const running = runningOn(calendar, clockFrom, reminded, now);
      if (Number(dueAt) === Number(running.dueAt)) return [];
      // What was answered, opened again or reminded of meanwhile is not what was read.
      const filter = { ...awaitsAnswer, _id, clockFrom, reminded };
      const update = { $set: running, $inc: { liveRev: 1 } };
      return [{ updateOne: { filter, update } }];
    });
    if (changes.length > 0) await IdeaRow.bulkWrite(changes, { ordered: false });
    last = ideas.at(-1)?._id ?? null;
    if (ideas.length < BATCH) return true;
  }
}

/** Whether all stored due dates are by the calendar of now. */
async function areCurrent(): Promise<boolean> {
  const [row, calendar] = await Promise.all([
    DueDatesRow.findById('due').lean(),
    currentCalendar(),
  ]);
  return row?.calendar === keyOf(calendar);
}

/**
 * Brings every due date to the calendar that an administrator has set, if it has changed. Safe to break
 * off and to repeat.
 * @param heardMs until all nodes have heard of it
 */
export async function writeDueDates(stopped = () => false, heardMs?: number): Promise<void> {
  if (await areCurrent()) return;
  const key = keyOf(await currentCalendar());
  await DueDatesRow.create([{ _id: 'due' }]).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  if (await writeTwice(() => writeAll(key, stopped), stopped, heardMs))
    await DueDatesRow.updateOne({ _id: 'due' }, { $set: { calendar: key } });
}

export const runDueDates = () =>
  runBySettings({
    name: 'clock.due-dates',
    group: 'calendar',
    isInStep: areCurrent,
    work: (stopped) => writeDueDates(stopped),
  });
