import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import { type DayNumber, dayNumberOf, weekdayOf, zoneOf } from './zone';

/** When a company works. A part of a working day counts as that part of one, however long it is. */
export interface WorkingTime {
  /** How many working days, or parts of one, lie between two moments; 0 where `to` is not later. */
  daysBetween(from: Date, to: Date): number;
  /**
   * When so many working days have passed since a moment, to the millisecond. Always within working
   * hours: what is full at their end is then, not on the next morning.
   * @param days more than 0
   */
  after(from: Date, days: number): Date;
}

/** From when to when work is done on a day, in milliseconds. */
interface Shift {
  start: number;
  end: number;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What adding up parts of days may lose. */
const TINY = 1e-9;
/** Twenty years of shifts; more are worked out anew. */
const MOST_KEPT = 7_000;

export function workingTimeOf(calendar: CompanyCalendar): WorkingTime {
  const zone = zoneOf(calendar.timeZone);
  const weekdays = new Set(calendar.workingDays);
  const holidays = new Set(calendar.holidays.map(({ day }) => dayNumberOf(day)));
  const [opens, closes] = [minutesOf(calendar.opensAt), minutesOf(calendar.closesAt)];
  const kept = new Map<DayNumber, Shift | null>();

  function workOut(day: DayNumber): Shift | null {
    if (!weekdays.has(weekdayOf(day)) || holidays.has(day)) return null;
    const start = zone.momentOf(day, opens);
    const end = zone.momentOf(day, closes);
    // There are days that a place has left out, and hours of a night in spring.
    if (zone.dayAt(start) !== day || start >= end) return null;
    return { start: start.getTime(), end: end.getTime() };
  }

  function shiftOf(day: DayNumber): Shift | null {
    const known = kept.get(day);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const shift = workOut(day);
    kept.set(day, shift);
    return shift;
  }

  return {
    daysBetween(from, to) {
      let days = 0;
      const last = zone.dayAt(to);
      for (let day = zone.dayAt(from); day <= last; day++) {
        const shift = shiftOf(day);
        if (!shift) continue;
        const start = Math.max(shift.start, from.getTime());
        const end = Math.min(shift.end, to.getTime());
        if (end > start) days += (end - start) / (shift.end - shift.start);
      }
      return days;
    },

    after(from, days) {
      let left = days;
      // Ends: a week has a working day, and the holidays are a list.
      for (let day = zone.dayAt(from); ; day++) {
        const shift = shiftOf(day);
        if (!shift || shift.end <= from.getTime()) continue;
        const length = shift.end - shift.start;
        const start = Math.max(shift.start, from.getTime());
        const share = (shift.end - start) / length;
        if (share + TINY >= left)
          return new Date(Math.min(shift.end, Math.round(start + left * length)));
        left -= share;
      }
    },
  };
}
