import { parse } from 'csv-parse/sync';
import type { Ballot, BallotKind, Election } from './election';

/** A round as a `.pb` file has it (Stolicki, Szufa and Talmon 2020, "Pabulib"). */
export interface PabulibFile {
  meta: ReadonlyMap<string, string>;
  election: Election;
  /** So many minor units are one unit of the file, which may have decimals. */
  unit: number;
  /** Beside each candidate: its name, and whether the file says that it won. */
  projects: { id: string; name: string; selected: boolean | null }[];
  voters: string[];
}

/** What is wrong with a file, with the line where that is known. */
export class PabulibError extends Error {}

const kinds: Record<string, BallotKind> = {
  approval: 'approve',
  scoring: 'score',
  cumulative: 'divide',
};

type Line = { cells: string[]; line: number };

function linesOf(text: string): Line[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: ';',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }).map((row) => {
      const { record, info } = row as unknown as { record: string[]; info: { lines: number } };
      return { cells: record, line: info.lines };
    });
  } catch (error) {
    throw new PabulibError(error instanceof Error ? error.message : String(error));
  }
}

/** The lines of each section, without its name. */
function sectionsOf(lines: readonly Line[]): Map<string, Line[]> {
  const sections = new Map<string, Line[]>();
  let section: Line[] | undefined;
  for (const one of lines) {
    const name = one.cells.length === 1 ? one.cells[0]?.toUpperCase() : undefined;
    if (name === 'META' || name === 'PROJECTS' || name === 'VOTES') {
      section = [];
      sections.set(name, section);
    } else if (section) section.push(one);
    else throw new PabulibError(`Line ${one.line}: a file begins with META.`);
  }
  return sections;
}

/** Rows of a section by the names in its first line. */
function rowsOf(sections: Map<string, Line[]>, name: string, needed: readonly string[]) {
  const [head, ...lines] = sections.get(name) ?? [];
  const names = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const missing = needed.find((column) => !names.includes(column));
  if (missing) throw new PabulibError(`${name} has no column ${missing}.`);
  return lines.map(({ cells, line }) => {
    const value = (column: string): string => cells[names.indexOf(column)] ?? '';
    return { value, line };
  });
}

const AMOUNT = /^\d{1,13}([.,]\d{1,2})?$/;

/** A decimal amount in minor units. */
function amountOf(text: string, unit: number, where: string): number {
  if (!AMOUNT.test(text)) throw new PabulibError(`${where}: "${text}" is no amount.`);
  const [whole = '', decimals = ''] = text.split(/[.,]/);
  return Number(whole) * unit + (unit === 1 ? 0 : Number(decimals.padEnd(2, '0')));
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** @throws PabulibError naming the line or the column that is wrong */
export function readPabulib(text: string): PabulibFile {
  const sections = sectionsOf(linesOf(text));
  const meta = new Map(
    rowsOf(sections, 'META', ['key', 'value']).map(({ value }) => [value('key'), value('value')]),
  );
  const kind = kinds[meta.get('vote_type') ?? ''];
  if (!kind)
    throw new PabulibError(
      `vote_type is one of ${Object.keys(kinds).join(', ')}, not "${meta.get('vote_type') ?? ''}".`,
    );
  const projectRows = rowsOf(sections, 'PROJECTS', ['project_id', 'cost']);
  const amounts = [meta.get('budget') ?? '', ...projectRows.map(({ value }) => value('cost'))];
  const unit = amounts.some((amount) => /[.,]0*[1-9]/.test(amount)) ? 100 : 1;
  const budget = amountOf(meta.get('budget') ?? '', unit, 'budget');
  const projects = projectRows.map(({ value }) => ({
    id: value('project_id'),
    name: value('name') || value('project_id'),
    selected: value('selected') === '' ? null : value('selected') === '1',
  }));
  const candidates = projectRows.map(({ value, line }) => ({
    id: value('project_id'),
    cost: amountOf(value('cost'), unit, `Line ${line}, cost`),
  }));
  const places = new Map(candidates.map(({ id }, j) => [id, j]));
  if (places.size < candidates.length) throw new PabulibError('Two projects have the same id.');
  const voteRows = rowsOf(
    sections,
    'VOTES',
    kind === 'approve' ? ['voter_id', 'vote'] : ['voter_id', 'vote', 'points'],
  );
  const ballots = voteRows.map(({ value, line }): Ballot => {
    const points = kind === 'approve' ? null : listOf(value('points'));
    return listOf(value('vote')).map((id, k) => {
      const j = places.get(id);
      if (j === undefined) throw new PabulibError(`Line ${line}: there is no project "${id}".`);
      const mark = points ? Number(points[k]) : 1;
      if (!Number.isSafeInteger(mark) || mark < 0)
        throw new PabulibError(`Line ${line}: "${points?.[k] ?? ''}" is no number of points.`);
      return [j, mark];
    });
  });
  return {
    meta,
    election: { kind, budget, candidates, ballots },
    unit,
    projects,
    voters: voteRows.map(({ value }) => value('voter_id')),
  };
}

/** A cell as the format reads it back: what would end it is quoted. */
const cell = (value: string | number): string => {
  const text = String(value);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Writes what `readPabulib` reads.
 * @param selected what was bought, by id
 */
export function writePabulib(
  { meta, election, unit, projects, voters }: PabulibFile,
  selected: ReadonlySet<string> | null = null,
): string {
  const { kind, budget, candidates, ballots } = election;
  const amount = (minor: number) => (unit === 1 ? minor : (minor / unit).toFixed(2));
  const hasPoints = kind !== 'approve';
  const counts = candidates.map(() => 0);
  for (const ballot of ballots) for (const [j] of ballot) counts[j] = (counts[j] as number) + 1;
  const voteType = Object.keys(kinds).find((name) => kinds[name] === kind) ?? '';
  const rows: (string | number)[][] = [
    ['META'],
    ['key', 'value'],
    ...new Map<string, string | number>([
      ...meta,
      ['num_projects', candidates.length],
      ['num_votes', ballots.length],
      ['budget', amount(budget)],
      ['vote_type', voteType],
    ]),
    ['PROJECTS'],
    ['project_id', 'cost', 'votes', 'name', ...(selected ? ['selected'] : [])],
    ...candidates.map(({ id, cost }, j) => [
      id,
      amount(cost),
      counts[j] as number,
      projects[j]?.name ?? id,
      ...(selected ? [selected.has(id) ? 1 : 0] : []),
    ]),
    ['VOTES'],
    ['voter_id', 'vote', ...(hasPoints ? ['points'] : [])],
    ...ballots.map((ballot, i) => [
      voters[i] ?? i,
      ballot.map(([j]) => candidates[j]?.id).join(','),
      ...(hasPoints ? [ballot.map(([, mark]) => mark).join(',')] : []),
    ]),
  ];
  return `${rows.map((row) => row.map(cell).join(';')).join('\n')}\n`;
}
