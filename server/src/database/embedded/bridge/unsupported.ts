import type { BSON } from 'bson';
import { decode } from './bson';
import type { Command } from './command';
import { errorWithCode } from './errors';

/** Commands whose documents are stored, not evaluated. */
const NOT_EVALUATED = new Set(['insert', 'hello', 'ismaster', 'ping', 'getmore', 'endsessions']);
const RIGHT_UNITS = new Set(['minute', 'hour', 'month', 'quarter', 'year', 'second']);
const MARK = Buffer.from('$dateTrunc\0');
const COMMAND_NOT_SUPPORTED = 115;

/**
 * Refuses what DocumentDB would answer wrongly without an error: `$dateTrunc` by day or week.
 * A unit that is computed, not written down, is refused too, since it may become one of these.
 */
export function refuseWrongAnswers({ name, body, sequence }: Command): void {
  if (NOT_EVALUATED.has(name.toLowerCase())) return;
  if (!body.includes(MARK) && !sequence?.includes(MARK)) return;
  const documents = [decode(body)];
  for (let at = 0; sequence && at < sequence.length; at += sequence.readInt32LE(at))
    documents.push(decode(sequence.subarray(at, at + sequence.readInt32LE(at))));
  documents.forEach(refuseIn);
}

function refuseIn(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value as BSON.Document)) {
    if (key === '$dateTrunc' && !RIGHT_UNITS.has(inner?.unit))
      throw errorWithCode(
        COMMAND_NOT_SUPPORTED,
        `$dateTrunc by ${inner?.unit} is not supported by this database: group by $dateToString`,
      );
    refuseIn(inner);
  }
}
