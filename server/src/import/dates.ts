/** Turns a text into a moment; null where it is none. */
export type DateReader = (text: string) => Date | null;

const parts = { YYYY: 4, MM: 2, DD: 2, HH: 2, mm: 2, ss: 2 } as const;
type Part = keyof typeof parts;
const anyPart = /YYYY|MM|DD|HH|mm|ss/g;

/**
 * Makes the reader of a format: `iso` (also with a space for the T), `unix` (seconds), `unix-ms`, or
 * a pattern of YYYY MM DD HH mm ss. What names no zone is read as UTC.
 * @returns null for a format that says no full date
 */
export function dateReader(format: string): DateReader | null {
  if (format === 'iso') return readIso;
  if (format === 'unix') return (text) => readEpoch(text, 1000);
  if (format === 'unix-ms') return (text) => readEpoch(text, 1);
  return patternReader(format);
}

function readIso(text: string): Date | null {
  const [whole, day, time = 'T00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?( ?Z|UTC| UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    ) ?? [];
  if (!whole || !day) return null;
  const [year, month, date] = day.split('-').map(Number);
  if (!isDay(year, month, date)) return null;
  const offset = /\d/.test(zone) ? zone.replace(/^(...):?/, '$1:') : 'Z';
  return validOrNull(new Date(`${day}${time.replace(' ', 'T')}${offset}`));
}

function readEpoch(text: string, unitMs: number): Date | null {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? validOrNull(new Date(Number(text) * unitMs)) : null;
}

function patternReader(format: string): DateReader | null {
  const order = [...format.matchAll(anyPart)].map(([part]) => part as Part);
  const isWhole = (['YYYY', 'MM', 'DD'] as const).every((part) => order.includes(part));
  if (!isWhole || new Set(order).size < order.length) return null;
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const pattern = format
    .split(anyPart)
    .map((text, i) => literal(text) + (order[i] ? `(\\d{${parts[order[i]]}})` : ''))
    .join('');
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const found = expression.exec(text);
    if (!found) return null;
    const value = (part: Part) =>
      order.includes(part) ? Number(found[order.indexOf(part) + 1]) : 0;
    const [year, month, day] = [value('YYYY'), value('MM'), value('DD')];
    const time = [value('HH'), value('mm'), value('ss')] as const;
    if (!isDay(year, month, day) || time[0] > 23 || time[1] > 59 || time[2] > 59) return null;
    return new Date(Date.UTC(year, month - 1, day, ...time));
  };
}

/** The 31st of June is none, though Date would take it for the 1st of July. */
function isDay(year = 0, month = 0, day = 0): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const validOrNull = (date: Date) => (Number.isNaN(date.getTime()) ? null : date);
