import { dateReader } from './dates';
import type { Moment } from './mapping';
import { cleanLine, cleanText, MOST_RAW } from './text';

/** What is wrong with one field of a row. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

export type Row = Record<string, unknown>;

interface Bounds {
  /** In UTF-16 units. */
  max: number;
  required?: boolean;
}

/** Clocks differ; further ahead than this would stand on top of Hot for as long. */
const AHEAD_MS = 24 * 60 * 60_000;

/** The value of a column, or of a path with dots into nested JSON. */
function valueAt(row: Row, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  let value: unknown = row;
  for (const key of column.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Row)[key];
  }
  return value;
}

/** Reads the fields of one row and collects what is wrong with them. */
export class RowReader {
  readonly problems: FieldProblem[] = [];

  constructor(private readonly row: Row) {}

  /** The first complaint about a field stands for those that follow from it. */
  complain(field: string, code: string, message: string): void {
    if (this.problems.every((problem) => problem.field !== field))
      this.problems.push({ field, code, message });
  }

  /** The text of a column, empty where there is none; `column` may be undefined. */
  raw(field: string, column: string | undefined): string {
    const value = column === undefined ? undefined : valueAt(this.row, column);
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.complain(field, 'wrong_type', 'must be a text or a number');
    return '';
  }

  /** On one line, trimmed. */
  line(field: string, column: string | undefined, bounds: Bounds): string {
    return this.#bounded(field, column, cleanLine, bounds);
  }

  text(field: string, column: string | undefined, bounds: Bounds): string {
    return this.#bounded(field, column, cleanText, bounds);
  }

  integer(field: string, column: string | undefined): number {
    const raw = this.raw(field, column).trim();
    if (raw === '') return 0;
    const value = Number(raw);
    if (!Number.isInteger(value) || Math.abs(value) > 1_000_000_000)
      this.complain(field, 'not_a_number', `"${raw.slice(0, 40)}" is not a whole number`);
    return value;
  }

  /** @param otherwise where the mapping names no column */
  date(field: string, moment: Moment | undefined, otherwise: Date): Date {
    if (moment === undefined) return otherwise;
    const { column, format } =
      typeof moment === 'string' ? { column: moment, format: 'iso' } : moment;
    const raw = this.raw(field, column).trim();
    const date = dateReader(format)?.(raw);
    if (raw === '') this.complain(field, 'required', 'is empty');
    else if (!date)
      this.complain(field, 'not_a_date', `"${raw.slice(0, 40)}" is not a date like ${format}`);
    else if (date.getTime() < 0 || date.getTime() > Date.now() + AHEAD_MS)
      this.complain(field, 'date_out_of_range', `"${raw}" is before 1970 or in the future`);
    return date ?? otherwise;
  }

  #bounded(
    field: string,
    column: string | undefined,
    clean: (raw: string) => string,
    { max, required = false }: Bounds,
  ): string {
    const raw = this.raw(field, column);
    const value = raw.length > MOST_RAW ? raw : clean(raw);
    if (value.length > max)
      this.complain(field, 'too_long', `has ${value.length} characters, at most ${max} may be`);
    if (required && value === '') this.complain(field, 'required', 'is empty');
    return value;
  }
}
