import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';
import { ImportError } from './error';
import type { FieldProblem, Row } from './row';

export type Format = 'ndjson' | 'csv';

/** A row of a file, or why that line is none. */
export type SourceRow =
  | { line: number; row: Row; problem?: undefined }
  | { line: number; row?: undefined; problem: FieldProblem };

export interface SourceFile {
  rows: AsyncIterable<SourceRow>;
  /** How much of it has been read, 0 to 1. */
  fraction(): number;
}

/** One row may be this long, in characters, so that memory stays bounded. */
const LONGEST_ROW = 1_000_000;

/**
 * Opens a file of rows, read as they are asked for; one that ends in .gz is unpacked on the way.
 * @param required columns without which a CSV file cannot be meant
 * @throws ImportError, also while rows are read, in one sentence that names the file
 */
export async function openSource(
  path: string,
  { format, required }: { format?: Format | undefined; required: string[] },
): Promise<SourceFile> {
  const { size } = await stat(path).catch(() => {
    throw new ImportError(`There is no file ${path}, or it may not be read.`);
  });
  const file = createReadStream(path);
  const bytes = /\.gz$/i.test(path) ? pipeline(file, createGunzip(), () => {}) : file;
  const isCsv = (format ?? formatOf(path)) === 'csv';
  const text = bytes.setEncoding('utf8');
  return {
    rows: explained(path, isCsv ? csvRows(path, text, required) : jsonRows(text)),
    fraction: () => (size === 0 ? 1 : (file as ReadStream).bytesRead / size),
  };
}

function formatOf(path: string): Format {
  if (/\.(csv|tsv)(\.gz)?$/i.test(path)) return 'csv';
  if (/\.(ndjson|jsonl|json)(\.gz)?$/i.test(path)) return 'ndjson';
  throw new ImportError(`Say with --format what ${path} is: ndjson or csv.`);
}

async function* explained<T>(path: string, rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof ImportError || !/^(Z_|E[A-Z]+$)/.test(code)) throw error;
    const reason = code.startsWith('Z_') ? 'it is not whole, or not packed by gzip' : message;
    throw new ImportError(`${path} cannot be read to its end: ${reason}.`);
  }
}

/** The lines of a text with their numbers; one that is too long comes as null. */
async function* linesOf(text: AsyncIterable<string>) {
  let line = 0;
  let rest = '';
  let tooLong = false;
  for await (const chunk of text) {
    const [first = '', ...others] = chunk.split('\n');
    rest += first;
    for (const next of others) {
      line += 1;
      yield { line, text: tooLong || rest.length > LONGEST_ROW ? null : rest };
      rest = next;
      tooLong = false;
    }
    if (rest.length <= LONGEST_ROW) continue;
    tooLong = true;
    rest = '';
  }
  if (rest !== '' || tooLong) yield { line: line + 1, text: tooLong ? null : rest };
}

const problemOf = (code: string, message: string): FieldProblem => ({
  field: 'row',
  code,
  message,
});

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  for await (const { line, text: json } of linesOf(text)) {
    if (json === null) {
      yield { line, problem: problemOf('too_long', 'is longer than a row may be') };
      continue;
    }
    const bare = json.replace(/^\ufeff/, '').trim();
    if (bare !== '') yield { line, ...parseRow(bare) };
  }
}

function parseRow(json: string): { row: Row } | { problem: FieldProblem } {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { row: value as Row };
    return { problem: problemOf('not_an_object', 'is not a JSON object') };
  } catch {
    return { problem: problemOf('not_json', 'is not JSON') };
  }
}

async function* csvRows(
  path: string,
  text: AsyncIterable<string>,
  required: string[],
): AsyncGenerator<SourceRow> {
  const chunks = unixLines(text);
  const first = await chunks.next();
  if (first.done) return;
  const skipped: { line: number; problem: FieldProblem }[] = [];
  // Thrown in the parser's own calls it would end the process.
  let fatal: ImportError | undefined;
  const parser = parse<Row>({
    bom: true,
    info: true,
    skip_empty_lines: true,
    // A quote where none belongs is taken as text: after an error for it the parser would go astray.
    relax_quotes: true,
    skip_records_with_error: true,
    delimiter: delimiterOf(first.value),
    max_record_size: LONGEST_ROW,
    columns: (header: string[]) => {
      const names = header.map((name) => name.trim());
      const missing = required.find((name) => !names.includes(name));
      if (missing !== undefined) fatal = lacksColumn(path, missing, names);
      return names;
    },
    on_skip: (error) => {
      const skip = describeSkip(error);
      skipped.push(skip);
      // The parser does not find its way back from here.
      if (error?.code === 'CSV_MAX_RECORD_SIZE') fatal = tooLongFrom(path, skip.line);
      return undefined;
    },
  });
  async function* whole() {
    yield first.value;
    yield* chunks;
  }
  pipeline(Readable.from(whole()), parser, () => {});
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    if (fatal) throw fatal;
    yield* skipped.splice(0);
    yield { line: info.lines, row: record };
  }
  if (fatal) throw fatal;
  yield* skipped;
}

/** One kind of line end: the parser counts others twice and knows only the first line's. */
async function* unixLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of text) {
    const whole = held + chunk;
    // The other half may come with the next chunk.
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

interface CsvRecord {
  record: Row;
  info: { lines: number };
}

/** Of the usual ones that which the first line has most of. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

const lacksColumn = (path: string, missing: string, names: string[]) =>
  new ImportError(
    `${path} has no column "${missing}" but ${names.join(', ')}: say with --mapping which is which.`,
  );

const tooLongFrom = (path: string, line: number) =>
  new ImportError(
    `${path} has a row that is longer than a row may be, up to line ${line}: is a quote never closed?`,
  );

function describeSkip(error: CsvError | undefined): { line: number; problem: FieldProblem } {
  const message =
    error?.code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
      ? 'has more or fewer columns than the header'
      : 'is no CSV: perhaps a quote before it was never closed';
  return { line: Number(error?.lines ?? 0), problem: problemOf('not_csv', message) };
}
