import { describe, expect, test } from '@jest/globals';
import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import fc from 'fast-check';
import { workingTimeOf } from '../../../../server/src/features/clock/working-time';
import { dayNumberOf, weekdayOf, zoneOf } from '../../../../server/src/features/clock/zone';

const berlin: CompanyCalendar = {
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: [],
  answerDays: 5,
};
const after = (from: string, days: number, more: Partial<CompanyCalendar> = {}) =>
  workingTimeOf({ ...berlin, ...more })
    .after(new Date(from), days)
    .toISOString();
const between = (from: string, to: string, more: Partial<CompanyCalendar> = {}) =>
  workingTimeOf({ ...berlin, ...more }).daysBetween(new Date(from), new Date(to));

describe('five working days', () => {
  test.each([
    // Posted on a Wednesday at 14:00, due a week later at the same hour.
    ['2026-11-25T13:00:00Z', '2026-12-02T13:00:00.000Z'],
    // On a Saturday: the week begins on Monday and is full at its end.
    ['2026-11-28T10:00:00Z', '2026-12-04T16:00:00.000Z'],
    // Before work begins and after it has ended.
    ['2026-11-25T04:00:00Z', '2026-12-01T16:00:00.000Z'],
    ['2026-11-25T16:00:00Z', '2026-12-02T16:00:00.000Z'],
    ['2026-11-25T22:59:59Z', '2026-12-02T16:00:00.000Z'],
  ])('from %s last until %s', (from, due) => {
    expect(after(from, 5)).toBe(due);
  });

  test('leave holidays out', () => {
    const holidays = [
      { day: '2026-12-25', name: 'Christmas' },
      { day: '2026-12-26', name: 'A Saturday' },
      { day: '2027-01-01', name: 'New Year' },
    ];
    expect(after('2026-12-22T13:00:00Z', 5, { holidays })).toBe('2026-12-30T13:00:00.000Z');
    expect(after('2026-12-25T13:00:00Z', 5, { holidays })).toBe('2027-01-04T16:00:00.000Z');
  });

  test('are those of the place: a Friday night in Berlin is a Friday afternoon in New York', () => {
    const posted = '2026-11-27T20:00:00Z';
    expect(after(posted, 1)).toBe('2026-11-30T16:00:00.000Z');
    expect(after(posted, 1, { timeZone: 'America/New_York' })).toBe('2026-11-30T20:00:00.000Z');
  });
});

describe('nights in which clocks change', () => {
  test('a week over such a night ends at the same hour on the clock', () => {
    expect(after('2026-03-25T13:00:00Z', 5)).toBe('2026-04-01T12:00:00.000Z');
    expect(after('2026-10-21T12:00:00Z', 5)).toBe('2026-10-28T13:00:00.000Z');
  });

  test('a working day of 23 hours is one, as one of 25 is', () => {
    const round = { workingDays: [1, 2, 3, 4, 5, 6, 7], opensAt: '00:00', closesAt: '24:00' };
    expect(between('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', round)).toBeCloseTo(1, 9);
    expect(between('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', round)).toBeCloseTo(1, 9);
    expect(after('2026-03-28T23:00:00Z', 1, round)).toBe('2026-03-29T22:00:00.000Z');
  });

  test('an hour that clocks leave out is nobody’s working time', () => {
    const night = { workingDays: [7], opensAt: '02:00', closesAt: '03:00' };
    expect(after('2026-03-28T12:00:00Z', 1, night)).toBe('2026-04-05T01:00:00.000Z');
  });

  test('an hour that clocks say twice begins with the first', () => {
    const night = { workingDays: [7], opensAt: '02:00', closesAt: '04:00' };
    expect(between('2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z', night)).toBeCloseTo(1, 9);
    expect(between('2026-10-25T01:30:00Z', '2026-10-25T03:00:00Z', night)).toBeCloseTo(0.5, 9);
  });

  test('a day that a place has left out is no working day', () => {
    // Samoa went from Thursday the 29th to Saturday the 31st of December 2011.
    const apia = { timeZone: 'Pacific/Apia' };
    expect(between('2011-12-29T19:00:00Z', '2011-12-31T18:59:00Z', apia)).toBeCloseTo(1, 9);
  });
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const moment = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-01-01') })
  .map((at) => new Date(at));
const calendars: fc.Arbitrary<CompanyCalendar> = fc.record({
  timeZone: fc.constantFrom(...zones),
  workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  opensAt: fc.integer({ min: 0, max: 700 }).map(time),
  closesAt: fc.integer({ min: 760, max: 1_440 }).map(time),
  holidays: fc.array(
    fc.record({
      day: moment.map((at) => at.toISOString().slice(0, 10)),
      name: fc.constant(''),
    }),
    { maxLength: 20 },
  ),
  answerDays: fc.constant(5),
});
const some = fc.double({ min: 0.01, max: 12, noNaN: true });

describe('whatever the calendar', () => {
  const MILLISECOND = 1e-6;

  test('what is due after so many working days has so many before it, and lies in working hours', () => {
    fc.assert(
      fc.property(calendars, moment, some, (calendar, from, days) => {
        const work = workingTimeOf(calendar);
        const due = work.after(from, days);
        expect(due.getTime()).toBeGreaterThan(from.getTime());
        expect(Math.abs(work.daysBetween(from, due) - days)).toBeLessThan(MILLISECOND);
        // A second before, less had passed: nothing of the night is waited for.
        const before = work.daysBetween(from, new Date(due.getTime() - 1_000));
        expect(before).toBeLessThan(work.daysBetween(from, due));
        const day = zoneOf(calendar.timeZone).dayAt(new Date(due.getTime() - 1));
        expect(calendar.workingDays).toContain(weekdayOf(day));
        expect(calendar.holidays.map((holiday) => dayNumberOf(holiday.day))).not.toContain(day);
      }),
    );
  });

  test('who posts later is never answered earlier, and more days are never sooner over', () => {
    fc.assert(
      fc.property(calendars, moment, moment, some, some, (calendar, a, b, days, more) => {
        const work = workingTimeOf(calendar);
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(+work.after(first, days)).toBeLessThanOrEqual(+work.after(second, days));
        expect(+work.after(a, days)).toBeLessThanOrEqual(+work.after(a, days + more));
      }),
    );
  });

  test('what lies between adds up, and is nothing backwards', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(moment, moment, moment), (calendar, moments) => {
        const work = workingTimeOf(calendar);
        const [a, b, c] = moments.toSorted((one, other) => +one - +other) as [Date, Date, Date];
        const whole = work.daysBetween(a, c);
        expect(work.daysBetween(a, b) + work.daysBetween(b, c)).toBeCloseTo(whole, 6);
        if (c > a) expect(work.daysBetween(c, a)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('days in two steps are days in one', () => {
    fc.assert(
      fc.property(calendars, moment, some, some, (calendar, from, days, more) => {
        const work = workingTimeOf(calendar);
        const two = work.after(work.after(from, days), more);
        expect(Math.abs(+two - +work.after(from, days + more))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

test('clocks of a place say what its moments are named after, but for what they leave out', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: dayNumberOf('2024-01-01'), max: dayNumberOf('2028-01-01') }),
      fc.integer({ min: 0, max: 1_439 }),
      (timeZone, day, minutes) => {
        const zone = zoneOf(timeZone);
        const at = zone.momentOf(day, minutes);
        expect(zone.dayAt(at)).toBe(day);
        const said = at.toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' });
        const [hours = 0, rest = 0] = said.split(':').map(Number);
        // Half an hour on Lord Howe, an hour elsewhere.
        expect([0, 30, 60]).toContain(hours * 60 + rest - minutes);
      },
    ),
  );
});
