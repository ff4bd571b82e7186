import { closeSync, openSync, writeSync } from 'node:fs';
import { ImportError } from './error';
import type { FieldProblem } from './row';

export type RowKind = 'ideas' | 'comments';

export interface Counts {
  read: number;
  imported: number;
  alreadyThere: number;
  /** Rows that could not be imported. */
  inError: number;
  /** Rows that were imported, but not quite as they say. */
  noted: number;
}

/** What is to be told of one field of one row. */
export interface Finding extends FieldProblem {
  rows: RowKind;
  line: number;
  level: 'error' | 'note';
}

const MOST_KEPT = 20;

/** Counts rows and collects findings: all of them in a file, the first ones in memory. */
export class Report {
  readonly counts: Record<RowKind, Counts> = { ideas: none(), comments: none() };
  readonly first: Finding[] = [];
  readonly #file: number | null;

  /** @param path of an NDJSON file, or null to keep only the first findings */
  constructor(path: string | null) {
    try {
      this.#file = path === null ? null : openSync(path, 'w');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ImportError(`The report cannot be written: ${reason}.`);
    }
  }

  /** A row that cannot be imported. */
  error(rows: RowKind, line: number, problems: FieldProblem[]): void {
    this.counts[rows].inError += 1;
    for (const problem of problems) this.#tell({ rows, line, level: 'error', ...problem });
  }

  /** A row that is imported otherwise than it says. */
  note(rows: RowKind, line: number, problem: FieldProblem): void {
    this.counts[rows].noted += 1;
    this.#tell({ rows, line, level: 'note', ...problem });
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }

  #tell(finding: Finding): void {
    // An error says more than a note: it takes a note's place when there is no room.
    if (this.first.length < MOST_KEPT) this.first.push(finding);
    else if (finding.level === 'error') {
      const note = this.first.findLastIndex(({ level }) => level === 'note');
      if (note >= 0) this.first[note] = finding;
    }
    if (this.#file !== null) writeSync(this.#file, `${JSON.stringify(finding)}\n`);
  }
}

const none = (): Counts => ({ read: 0, imported: 0, alreadyThere: 0, inError: 0, noted: 0 });
