import type { Money } from '@leaven/shared/http/fields';
import { intlLocale } from './locale';

type Instant = string | number | Date;

/** Making an Intl formatter costs more than using it a thousand times. */
function remembered<Options, Formatter>(
  Make: new (locale: string, options: Options) => Formatter,
): (options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (options) => {
    const name = `${intlLocale()} ${JSON.stringify(options)}`;
    const formatter = made.get(name) ?? new Make(intlLocale(), options);
    made.set(name, formatter);
    return formatter;
  };
}

const numbers = remembered<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
const dates = remembered<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);
const lists = remembered<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);
const relatives = remembered<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
  Intl.RelativeTimeFormat,
);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Each unit with its length in milliseconds; months and years are averages. */
const units = [
  ['year', 365.25 * day],
  ['month', 30.44 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const;

/** How long ago, in the largest unit that fits: "3 weeks", "5 hours"; "now" within the first minute. */
export function formatAge(instant: Instant, now: number = Date.now()): string {
  const elapsed = now - new Date(instant).getTime();
  const [unit, length] = units.find(([, l]) => elapsed >= l) ?? ['second', 0];
  if (unit === 'second') return relatives({ numeric: 'auto' }).format(0, 'second');
  return numbers({ style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(elapsed / length));
}

const year = (instant: Instant) =>
  new Date(instant).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const };

/** "29 October"; with the year when it is not this one. */
export const formatDay = (instant: Instant): string =>
  dates({ day: 'numeric', month: 'long', ...year(instant) }).format(new Date(instant));

/** "29 Oct", for narrow places. */
export const formatShortDay = (instant: Instant): string =>
  dates({ day: 'numeric', month: 'short', ...year(instant) }).format(new Date(instant));

/** "today", "yesterday", "Thursday" within a week, else "3 December"; days as the viewer counts them. */
export function formatNearDay(instant: Instant, now: number): string {
  const midnight = (moment: Instant) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(instant) - midnight(now)) / day);
  if (Math.abs(days) <= 1) return relatives({ numeric: 'auto' }).format(days, 'day');
  if (Math.abs(days) < 7) return dates({ weekday: 'long' }).format(new Date(instant));
  return formatDay(instant);
}

/** Day and time to the minute, in the viewer's zone. */
export const formatDayTime = (instant: Instant): string =>
  dates({ dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));

/** "Monday" for 1, "Sunday" for 7. */
export const formatWeekday = (weekday: number): string =>
  // 1 January 2024 was a Monday.
  dates({ weekday: 'long' }).format(new Date(2024, 0, weekday));

export const formatNumber = (value: number): string => numbers({}).format(value);

/** "820 kB", "1.4 MB", of 1,024 each, as the limits are set. */
export function formatBytes(bytes: number): string {
  const isSmall = bytes < 1024 ** 2;
  return numbers({
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(isSmall ? Math.max(1, bytes / 1024) : bytes / 1024 ** 2);
}

/** "Ada, Ben and Cleo". */
export const formatList = (parts: readonly string[]): string =>
  lists({ type: 'conjunction' }).format(parts);

/** How many minor units make a major one: 100 for EUR, 1 for JPY. */
const minorUnits = (currency: string): number =>
  10 ** (numbers({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);

/** "€14,800"; cents only where there are some. */
export const formatMoney = ({ amount, currency }: Money): string =>
  numbers({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    amount / minorUnits(currency),
  );

/** An amount as somebody would type it into a field: "14800.50". */
export const moneyText = ({ amount, currency }: Money): string =>
  amount % minorUnits(currency) === 0
    ? String(amount / minorUnits(currency))
    : (amount / minorUnits(currency)).toFixed(Math.log10(minorUnits(currency)));

/**
 * Reads an amount that somebody typed: "14,800", "14.800,50", "€ 14 800". The last mark counts as the
 * decimal one when at most two digits follow it.
 * @returns minor units, or undefined when it is no amount
 */
export function parseMoney(text: string, currency: string): number | undefined {
  const compact = text.replace(/[\s\u00a0\u202f'’]|\p{Sc}/gu, '');
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(compact);
  if (!match?.[1]) return undefined;
  const whole = match[1].replace(/[.,]/g, '');
  const amount = Math.round(Number(`${whole}.${match[2] ?? '0'}`) * minorUnits(currency));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** "AK" for Aylin Korkut, "M" for Mia. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase(intlLocale());
}

/** "Aylin K.", where there is no room for more. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const initial = words.length > 1 ? [...(words.at(-1) ?? '')][0] : undefined;
  return initial ? `${words[0]} ${initial}.` : name;
}
