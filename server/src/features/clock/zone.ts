const DAY_MS = 24 * 60 * 60_000;

/** A day of the calendar, whatever the zone: days since 1 January 1970. */
export type DayNumber = number;

export const dayNumberOf = (day: string): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** 1 is Monday, 7 is Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The clocks of one place, as the IANA database that comes with the machine has them. */
export interface Zone {
  /** The day that it is there at a moment. */
  dayAt(moment: Date): DayNumber;
  /**
   * When clocks there say so many minutes past the beginning of a day. What they say twice, in a night
   * in which they go back, is the first; what they leave out, in one in which they go forward, is as
   * much later as they go forward.
   */
  momentOf(day: DayNumber, minutes: number): Date;
}

export function zoneOf(timeZone: string): Zone {
  const clocks = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  /** What clocks there say, as if it were UTC. */
  function wallAt(moment: number): number {
    const parts = new Map(clocks.formatToParts(moment).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }
  const offsetAt = (moment: number) => wallAt(moment) - Math.floor(moment / 1_000) * 1_000;

  return {
    dayAt: (moment) => Math.floor(wallAt(moment.getTime()) / DAY_MS),
    momentOf(day, minutes) {
      const wall = day * DAY_MS + minutes * 60_000;
      // Clocks are put forward or back once within two days at most.
      const [before, after] = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
      const moments = [wall - before, wall - after].filter((moment) => wallAt(moment) === wall);
      return new Date(moments.length > 0 ? Math.min(...moments) : wall - before);
    },
  };
}
