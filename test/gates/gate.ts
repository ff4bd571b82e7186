import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a gate found out: what to print, and whether it holds. */
export interface GateReport {
  outcome: 'passed' | 'failed' | 'skipped';
  lines: string[];
}

/** A promise about what the product can do, held against real data. */
export interface Gate {
  name: string;
  run(options?: GateOptions): Promise<GateReport>;
}

interface GateOptions {
  /** Less of it, for `npm test`: a gate says by itself what that is. */
  reduced?: boolean;
}

/** Real data, which are not part of the project. */
const dataFolder = process.env.LEAVEN_DATA ?? join(import.meta.dirname, '../../../shared/data');

/** Where a part of the real data is, or undefined where it is not on this machine. */
export function dataPath(...parts: string[]): string | undefined {
  const path = join(dataFolder, ...parts);
  return existsSync(path) ? path : undefined;
}

export const noData = (folder: string): GateReport => ({
  outcome: 'skipped',
  lines: [`no data: ${join(dataFolder, folder)} is not there (LEAVEN_DATA names another folder)`],
});
