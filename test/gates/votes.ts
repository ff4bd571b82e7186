import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** People × ideas: 1, 0 or −1 where the person gave an answer, null where they did not. */
export type Matrix = (number | null)[][];

const answerOf = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);

const answers = (row: Matrix[number]) => row.filter((cell) => cell !== null).length;

/** Of those who answered for few ideas little can be said. */
const LEAST_OF_A_PERSON = 5;

/**
 * Reads a matrix of votes as Polis exports it: a row a person, first counts, then a column an idea.
 * @param leastVotes ideas that were shown too rarely to know what people thought of them are left out
 */
export function readMatrix(path: string, leastVotes: number): Matrix {
  const [head = [], ...people] = gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const first = head.indexOf('0');
  const all = people.map((cells) => head.slice(first).map((_, i) => answerOf(cells[first + i])));
  const kept = head
    .slice(first)
    .flatMap((_, i) => (all.filter((row) => row[i] !== null).length >= leastVotes ? [i] : []));
  return all
    .map((row) => kept.map((i) => row[i] ?? null))
    .filter((row) => answers(row) >= LEAST_OF_A_PERSON);
}
