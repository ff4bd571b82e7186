import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import { calendarDay } from '@leaven/shared/settings/calendar.schemas';

type Holidays = CompanyCalendar['holidays'];

export const holidayText = (holidays: Holidays): string =>
  holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n');

/** One a line, the day first; or the first line in which no day is. */
export function readHolidays(text: string): { holidays: Holidays } | { wrong: string } {
  const holidays: Holidays = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [day = '', ...name] = line.split(/\s+/);
    if (!calendarDay.safeParse(day).success) return { wrong: line };
    holidays.push({ day, name: name.join(' ').slice(0, 60) });
  }
  return { holidays: holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}
