import type { NotificationSettings, Rhythm } from '@leaven/shared/notifications/settings.schemas';
import { type DayNumber, dayNumberOf, weekdayOf, type Zone, zoneOf } from '../../clock/zone';
import type { SentBy } from './deliveries.model';

const MINUTES = 60;
/** Digests of a day or a week come at this time, by the person's clock. */
const MORNING = 8 * MINUTES;
const MONDAY = 1;

/** What a digest of this rhythm could come at on a day, earliest first. */
function slotsOf(rhythm: Exclude<Rhythm, 'immediate' | 'never'>, day: DayNumber): number[] {
  if (rhythm === 'hourly') return Array.from({ length: 24 }, (_, hour) => hour * MINUTES);
  return rhythm === 'daily' || weekdayOf(day) === MONDAY ? [MORNING] : [];
}

/** When what happened at a moment goes out, were there no rest: with the next digest after it. */
function slotAfter(rhythm: Rhythm, zone: Zone, moment: Date): Date {
  if (rhythm === 'immediate' || rhythm === 'never') return moment;
  const today = zone.dayAt(moment);
  for (let day = today; ; day++)
    for (const minutes of slotsOf(rhythm, day)) {
      const slot = zone.momentOf(day, minutes);
      if (slot > moment) return slot;
    }
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES + minutes;
};

/** The end of the quiet hours that a moment lies in; the moment itself where it lies in none. */
function afterQuiet(quiet: NotificationSettings['quiet'], zone: Zone, moment: Date): Date {
  if (!quiet) return moment;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const today = zone.dayAt(moment);
  let after = moment;
  // One may begin where the one before ends: the hour between them may be the one that clocks skip.
  for (const day of [today - 1, today, today + 1]) {
    const end = zone.momentOf(from < to ? day : day + 1, to);
    if (zone.momentOf(day, from) <= after && after < end) after = end;
  }
  return after;
}

/** The morning after a holiday, where a moment lies in it. */
function afterHoliday(awayUntil: string | null, zone: Zone, moment: Date): Date {
  if (awayUntil === null) return moment;
  const last = dayNumberOf(awayUntil);
  return zone.dayAt(moment) <= last ? zone.momentOf(last + 1, MORNING) : moment;
}

const zones = new Map<string, Zone>();
function zoneBy(name: string): Zone {
  const zone = zones.get(name) ?? zoneOf(name);
  zones.set(name, zone);
  return zone;
}

/**
 * When a fact is to be sent: e-mail in the rhythm that the person chose, push at once, neither during
 * quiet hours nor on holiday, all by the person's own clock.
 * @param at when it happened
 * @param now never earlier than this
 */
export function dueAt(
  at: Date,
  channel: SentBy,
  { rhythm, quiet, awayUntil, timeZone }: NotificationSettings,
  now: Date,
): Date {
  const zone = zoneBy(timeZone ?? 'UTC');
  const slot = slotAfter(channel === 'push' ? 'immediate' : rhythm, zone, at);
  const back = afterHoliday(awayUntil, zone, slot > now ? slot : now);
  return afterQuiet(quiet, zone, back);
}
