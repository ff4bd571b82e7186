import { describe, expect, test } from '@jest/globals';
import type { NotificationSettings, Rhythm } from '@leaven/shared/notifications/settings.schemas';
import fc from 'fast-check';
import { dueAt } from '../../../server/src/features/notifications/delivery/due';

type Plan = Pick<NotificationSettings, 'rhythm' | 'quiet' | 'awayUntil' | 'timeZone'>;
const settings = (plan: Partial<Plan>): NotificationSettings => ({
  choices: {} as NotificationSettings['choices'],
  rhythm: 'immediate',
  quiet: null,
  awayUntil: null,
  timeZone: 'Europe/Berlin',
  language: 'en',
  ...plan,
});
const due = (at: string, plan: Partial<Plan>, now = at) =>
  dueAt(new Date(at), 'email', settings(plan), new Date(now)).toISOString();

describe('when e-mail goes out', () => {
  test.each<[string, Rhythm, string, string]>([
    ['at once', 'immediate', '2026-06-10T10:17:00Z', '2026-06-10T10:17:00.000Z'],
    ['with the next full hour', 'hourly', '2026-06-10T10:17:00Z', '2026-06-10T11:00:00.000Z'],
    ['on this morning, before eight', 'daily', '2026-06-10T05:59:00Z', '2026-06-10T06:00:00.000Z'],
    ['on the next morning, at eight', 'daily', '2026-06-10T06:00:00Z', '2026-06-11T06:00:00.000Z'],
    ['on Monday', 'weekly', '2026-06-10T10:17:00Z', '2026-06-15T06:00:00.000Z'],
    ['a day with 23 hours later', 'daily', '2026-03-28T07:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['a day with 25 hours later', 'daily', '2026-10-24T06:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['in the hour said twice', 'hourly', '2026-10-25T00:30:00Z', '2026-10-25T02:00:00.000Z'],
  ])('%s', (_what, rhythm, at, expected) => {
    expect(due(at, { rhythm })).toBe(expected);
  });

  test('by full hours of clocks that stand half an hour apart', () => {
    const plan = { rhythm: 'hourly', timeZone: 'Asia/Kathmandu' } as const;
    expect(due('2026-06-10T10:17:00Z', plan)).toBe('2026-06-10T11:15:00.000Z');
  });

  test('after quiet hours, over midnight or within a day', () => {
    const night = { quiet: { from: '22:00', to: '07:00' } };
    expect(due('2026-06-10T19:59:00Z', night)).toBe('2026-06-10T19:59:00.000Z');
    expect(due('2026-06-10T20:00:00Z', night)).toBe('2026-06-11T05:00:00.000Z');
    expect(due('2026-06-11T04:59:00Z', night)).toBe('2026-06-11T05:00:00.000Z');
    expect(due('2026-06-11T05:00:00Z', night)).toBe('2026-06-11T05:00:00.000Z');
    const noon = { quiet: { from: '12:00', to: '13:30' } };
    expect(due('2026-06-10T10:00:00Z', noon)).toBe('2026-06-10T11:30:00.000Z');
    const late = { rhythm: 'daily', quiet: { from: '22:00', to: '09:30' } } as const;
    expect(due('2026-06-10T10:00:00Z', late)).toBe('2026-06-11T07:30:00.000Z');
  });

  test('after the last day of a holiday', () => {
    const away = { awayUntil: '2026-06-14' };
    expect(due('2026-06-10T10:00:00Z', away)).toBe('2026-06-15T06:00:00.000Z');
    expect(due('2026-06-14T21:59:00Z', away)).toBe('2026-06-15T06:00:00.000Z');
    expect(due('2026-06-14T22:00:00Z', away)).toBe('2026-06-14T22:00:00.000Z');
  });

  test('push goes at once in any rhythm, but rests too', () => {
    const plan = settings({ rhythm: 'weekly', quiet: { from: '22:00', to: '07:00' } });
    const push = (at: string) => dueAt(new Date(at), 'push', plan, new Date(at)).toISOString();
    expect(push('2026-06-10T10:00:00Z')).toBe('2026-06-10T10:00:00.000Z');
    expect(push('2026-06-10T21:00:00Z')).toBe('2026-06-11T05:00:00.000Z');
  });
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
];
const zone = fc.constantFrom(...zones);
/** Half of them within two days of a night in which many clocks change. */
const changes = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
];
const DAY = 24 * 60 * 60_000;
const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([day, off]) => new Date(Date.parse(`${day}T00:00:00Z`) + off)),
  fc
    .integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-01-01') })
    .map((ms) => new Date(ms)),
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const quiet = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to);
const rhythm = fc.constantFrom<Rhythm>('immediate', 'hourly', 'daily', 'weekly');

/** What clocks there say, by the platform itself. */
function wall(at: Date, timeZone: string): { time: string; day: string; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    time: `${part('hour')}:${part('minute')}`,
    day: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: part('weekday'),
  };
}
/** Whether clocks there stand still within some hours of a moment. */
const isSteady = (at: Date, timeZone: string) => {
  const minutes = (ms: number) => {
    const { time: said } = wall(new Date(ms), timeZone);
    return Number(said.slice(0, 2)) * 60 + Number(said.slice(3));
  };
  const hours = 4 * 60 * 60_000;
  const passed = minutes(at.getTime() + hours) - minutes(at.getTime() - hours);
  return (passed + 24 * 60) % (24 * 60) === 8 * 60;
};

describe('for any moment, zone and choice', () => {
  test('a digest comes at its time by the person’s clock, the next one there is', () => {
    fc.assert(
      fc.property(moment, zone, rhythm, (at, timeZone, chosen) => {
        const when = dueAt(at, 'email', settings({ rhythm: chosen, timeZone }), at);
        const said = wall(when, timeZone);
        if (chosen === 'immediate') expect(when).toEqual(at);
        else expect(when.getTime()).toBeGreaterThan(at.getTime());
        if (chosen === 'hourly') {
          // Where clocks go forward by half an hour (Lord Howe), the hour begins at half past.
          const before = wall(new Date(when.getTime() - 1), timeZone);
          expect(said.time.slice(0, 2)).not.toBe(before.time.slice(0, 2));
          if (isSteady(when, timeZone)) expect(said.time.slice(3)).toBe('00');
          // The hour that clocks say twice is one digest.
          expect(when.getTime() - at.getTime()).toBeLessThanOrEqual(2 * 60 * 60_000);
        }
        if (chosen === 'daily' || chosen === 'weekly') expect(said.time).toBe('08:00');
        if (chosen === 'daily')
          expect(when.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 60 * 60_000);
        if (chosen === 'weekly') {
          expect(said.weekday).toBe('Mon');
          expect(when.getTime() - at.getTime()).toBeLessThanOrEqual(7 * DAY + 60 * 60_000);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('what happens later never goes out before what happened sooner', () => {
    fc.assert(
      fc.property(
        moment,
        moment,
        zone,
        rhythm,
        fc.option(quiet),
        (a, b, timeZone, chosen, rest) => {
          const [sooner, later] = a <= b ? [a, b] : [b, a];
          const plan = settings({ rhythm: chosen, timeZone, quiet: rest });
          expect(dueAt(sooner, 'email', plan, sooner).getTime()).toBeLessThanOrEqual(
            dueAt(later, 'email', plan, later).getTime(),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('nothing goes out during quiet hours, and planned again it is due when it is due', () => {
    fc.assert(
      fc.property(moment, zone, rhythm, quiet, (at, timeZone, chosen, rest) => {
        const plan = settings({ rhythm: chosen, timeZone, quiet: rest });
        const when = dueAt(at, 'email', plan, at);
        expect(when.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(dueAt(at, 'email', plan, when)).toEqual(when);
        if (!isSteady(when, timeZone)) return;
        const said = wall(when, timeZone).time;
        const { from, to } = rest;
        const isQuiet = from < to ? from <= said && said < to : from <= said || said < to;
        expect({ said, isQuiet }).toEqual({ said, isQuiet: false });
      }),
      { numRuns: 1_000 },
    );
  });

  test('nothing goes out before a holiday is over', () => {
    const days = fc.integer({ min: -3, max: 20 });
    fc.assert(
      fc.property(moment, zone, rhythm, days, (at, timeZone, chosen, off) => {
        const awayUntil = wall(new Date(at.getTime() + off * DAY), timeZone).day;
        const when = dueAt(at, 'email', settings({ rhythm: chosen, timeZone, awayUntil }), at);
        expect(wall(when, timeZone).day > awayUntil).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
