import * as z from 'zod/mini';
import { line } from '../http/fields';

/** A day of the year, as in `2026-12-25`; one that there is. */
export const calendarDay = z.iso.date();

/** `09:00`; also `24:00`, the end of a day. */
const timeOfDay = z
  .string()
  .check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 09:00'));

/** Whether this machine knows a time zone by that name. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

export const MOST_HOLIDAYS = 200;

/** When the company works, and within how many working days it answers an idea. */
export const companyCalendar = z
  .strictObject({
    /** As in the IANA database: `Europe/Berlin`. */
    timeZone: z
      .string()
      .check(z.maxLength(60), z.refine(isTimeZone, 'must be a time zone such as Europe/Berlin')),
    /** 1 is Monday, 7 is Sunday. */
    workingDays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
    opensAt: timeOfDay,
    /** Later on the same day. */
    closesAt: timeOfDay,
    holidays: z
      .array(z.strictObject({ day: calendarDay, name: line(0, 60) }))
      .check(z.maxLength(MOST_HOLIDAYS)),
    answerDays: z.int().check(z.gte(1), z.lte(60)),
  })
  .check(
    z.refine(({ opensAt, closesAt }) => opensAt < closesAt, {
      path: ['closesAt'],
      message: 'must be later than the beginning',
    }),
  );
export type CompanyCalendar = z.output<typeof companyCalendar>;
